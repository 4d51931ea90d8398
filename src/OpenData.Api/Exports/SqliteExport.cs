using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using OpenData.Api.Formats;
using OpenData.Observations;
using OpenData.Reading.Decoding;
using OpenData.Storage.Index;

namespace OpenData.Api.Exports;

/// <summary>Fills <c>opendata.sqlite</c>, whose tables and views are in <c>sqlite-export.sql</c>.</summary>
internal sealed class SqliteExport : IDisposable
{
    /// <summary>Fifteen digits are what a binary float surely keeps.</summary>
    private const decimal LargestReal = 1_000_000_000_000_000;

    private const string Indexes = """
        CREATE INDEX observations_indicator ON observations(indicator_id, year);
        CREATE INDEX observations_topic ON observations(topic, year, status);
        CREATE INDEX observations_report ON observations(report_number);
        CREATE INDEX findings_report ON findings(report_number);
        """;

    private readonly SqliteConnection connection;
    private readonly SqliteInsert townships;
    private readonly SqliteInsert reports;
    private readonly SqliteInsert sections;
    private readonly SqliteInsert observations;
    private readonly SqliteInsert findings;
    private readonly HashSet<string> knownTownships = new(StringComparer.Ordinal);
    private readonly Dictionary<long, long> reportNumbers = [];
    private readonly Dictionary<string, long> sectionNumbers = new(StringComparer.Ordinal);
    private long count;

    public SqliteExport(string path, ReferenceData reference)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Execute(Schema());
        Execute("BEGIN");
        townships = new SqliteInsert(connection, "townships", 5);
        reports = new SqliteInsert(connection, "reports", 15);
        sections = new SqliteInsert(connection, "sections", 2);
        observations = new SqliteInsert(connection, "observations", 27);
        findings = new SqliteInsert(connection, "findings", 10);
        WriteIndicators(reference);
        WriteAbout();
    }

    public void Write(IndexedObservation o)
    {
        var (start, end) = CodePoints.Of(o.Source, o.Revision);
        observations.Run(
            ++count, NumberOf(o.Revision), o.Sequence, o.Year, o.Period, o.PeriodSource.Code(), o.Topic.Code(), o.IndicatorId, o.Indicator,
            Number(o.Value), Number(o.ValueMax), o.Unit, o.Quantity, Number(o.BaseValue), Number(o.BaseValueMax), o.BaseUnit,
            o.Qualifier.Code(), o.Status.Code(), o.Measure.Code(), o.Place, o.Quote, NumberOf(o.Section), start, end,
            Number(o.Confidence), o.Rule, string.Join(';', o.Findings.Select(o.Revision.FindingId)));
    }

    /// <summary>Adds the reports without observations, the findings and the indexes, and closes the file.</summary>
    public void Complete(IndexReader reader)
    {
        const int Page = 1000;
        var lastReport = default(string);
        for (var page = NextReports(); page.Count > 0; page = NextReports())
        {
            foreach (var report in page) NumberOf(report.Revision);
            lastReport = page[^1].Revision.ReportId;
        }

        var lastFinding = default((string, int, int)?);
        for (var page = NextFindings(); page.Count > 0; page = NextFindings())
        {
            foreach (var found in page) Write(found);
            lastFinding = (page[^1].Revision.ReportId, page[^1].Revision.Revision, page[^1].Finding.Sequence);
        }

        Execute("COMMIT");
        Execute(Indexes);
        Execute("ANALYZE");

        IReadOnlyList<RevisionState> NextReports() => reader.Reports(new ReportFilter(), reader.Head, lastReport, Page);
        IReadOnlyList<IndexedFinding> NextFindings() => reader.Findings(new FindingFilter(), reader.Head, lastFinding, Page);
    }

    public void Dispose()
    {
        foreach (var insert in (SqliteInsert[])[townships, reports, sections, observations, findings]) insert.Dispose();
        connection.Dispose();
    }

    private void Write(IndexedFinding found)
    {
        var (revision, finding) = (found.Revision, found.Finding);
        findings.Run(
            revision.FindingId(finding.Sequence), NumberOf(revision), finding.Kind.Code(), finding.Verified ? 1 : 0,
            string.Join(';', finding.Observations.Select(revision.ObservationId)),
            Number(finding.Expected), Number(finding.Stated), Number(finding.Tolerance), finding.Message, finding.MessageEn);
    }

    private long NumberOf(IndexedRevision revision)
    {
        if (reportNumbers.TryGetValue(revision.Number, out var number)) return number;
        var town = revision.Township;
        if (knownTownships.Add(town.Id)) townships.Run(town.Id, town.Name, town.CountyName, town.PrefectureName, town.ProvinceName);
        reportNumbers.Add(revision.Number, number = reportNumbers.Count + 1);
        reports.Run(
            number, revision.ReportId, revision.Revision, town.Id, revision.Title, revision.Kind.Code(), revision.Period.ToString(),
            revision.Period.Year, revision.Issuer, revision.PublishedOn, PersonalNumbers.Hide(revision.SourceBlob), revision.ContentHash, revision.TextLength,
            revision.ReaderVersion, Timestamp.Of(revision.CreatedAt));
        return number;
    }

    private long NumberOf(string section)
    {
        if (sectionNumbers.TryGetValue(section, out var number)) return number;
        sectionNumbers.Add(section, number = sectionNumbers.Count + 1);
        sections.Run(number, section);
        return number;
    }

    private void WriteIndicators(ReferenceData reference)
    {
        using var indicators = new SqliteInsert(connection, "indicators", 9);
        foreach (var i in reference.Indicators)
        {
            indicators.Run(i.Id, i.LabelZh, i.LabelEn, i.Definition, i.DefinitionEn, i.Topic.Code(), i.Dimension, i.BaseUnit, i.Aggregation.Code());
        }
    }

    private void WriteAbout()
    {
        using var about = new SqliteInsert(connection, "about", 3);
        foreach (var (name, meaning) in SqliteExportNames.All) about.Run(name, meaning.Zh, meaning.En);
    }

    /// <summary>
    /// As SQLite can sort and add it: a whole number where it is one, else a binary float that prints as the same digits; the digits
    /// themselves as text where neither holds them.
    /// </summary>
    private static object? Number(decimal? number) => number switch
    {
        null => null,
        { } whole when decimal.Truncate(whole) == whole && Math.Abs(whole) < long.MaxValue => (long)whole,
        { } real when Math.Abs(real) < LargestReal && (decimal)(double)real == real => (double)real,
        { } digits => digits.ToString(CultureInfo.InvariantCulture),
    };

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Schema()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("sqlite-export.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
