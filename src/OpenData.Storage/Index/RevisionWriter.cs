using System.Globalization;
using Microsoft.Data.Sqlite;
using OpenData.Observations;

namespace OpenData.Storage.Index;

/// <summary>Writes the rows of one revision. Has to be called inside a transaction.</summary>
internal sealed class RevisionWriter : IDisposable
{
    private const decimal ConfidenceSteps = 10_000;

    private static readonly string[] Columns =
    [
        "key", "rev", "died", "topic", "status", "measure", "qualifier", "year", "period", "period_source", "indicator", "catalogue",
        "place", "section", "rule", "value", "value_max", "unit", "base_value", "base_value_max", "base_unit", "confidence",
        "source_start", "quantity", "quote", "findings",
    ];

    private readonly SqliteConnection connection;
    private readonly PlainText plain;
    private readonly PhraseWriter phrases;
    private readonly SqliteCommand insertObservation;
    private readonly SqliteCommand insertSearch;
    private readonly SqliteCommand insertSearchPast;
    private readonly SqliteCommand insertFinding;

    public RevisionWriter(SqliteConnection connection, PlainText plain)
    {
        this.connection = connection;
        this.plain = plain;
        phrases = new PhraseWriter(connection);
        insertObservation = Prepare("observations", Columns);
        insertSearch = Prepare("search", ["rowid", "words"]);
        insertSearchPast = Prepare("search_past", ["rowid", "words"]);
        insertFinding = Prepare(
            "findings", ["rev", "sequence", "kind", "verified", "observations", "expected", "stated", "tolerance", "message",
                "message_en"]);
    }

    /// <param name="revision">What to write.</param>
    /// <param name="rev">Its number in the table of revisions.</param>
    /// <param name="firstKey">The key of the observation with sequence 1.</param>
    /// <param name="died">The generation it was already superseded in, for one that comes too late; else null.</param>
    public void Write(PublishedRevision revision, long rev, long firstKey, long? died)
    {
        var findings = FindingsByObservation(revision);
        foreach (var observation in revision.Observations)
        {
            WriteObservation(observation, rev, firstKey + observation.Sequence - 1, died, findings.GetValueOrDefault(observation.Sequence));
        }

        foreach (var finding in revision.Findings)
        {
            Set(
                insertFinding, rev, finding.Sequence, (int)finding.Kind, finding.Verified ? 1 : 0, string.Join(',', finding.Observations),
                Bytes(finding.Expected), Bytes(finding.Stated), Bytes(finding.Tolerance), finding.Message, finding.MessageEn);
            insertFinding.ExecuteNonQuery();
        }
    }

    /// <summary>To be called when the transaction was rolled back.</summary>
    public void Forget() => phrases.Forget();

    public void Dispose()
    {
        phrases.Dispose();
        insertObservation.Dispose();
        insertSearch.Dispose();
        insertSearchPast.Dispose();
        insertFinding.Dispose();
    }

    private void WriteObservation(Observation observation, long rev, long key, long? died, string? findings)
    {
        var quantity = observation.Quantity;
        Set(
            insertObservation, key, rev, died,
            (int)observation.Topic, (int)observation.Status, (int)observation.Measure, (int)quantity.Qualifier,
            observation.Period?.Year, Number(observation.Period?.ToString()), (int)observation.PeriodSource,
            phrases.NumberOf(observation.Indicator), Number(observation.IndicatorId),
            Number(observation.Place), phrases.NumberOf(observation.Section), phrases.NumberOf(observation.Rule),
            SortableDecimal.Encode(quantity.Value), Bytes(quantity.ValueMax), phrases.NumberOf(quantity.Unit),
            SortableDecimal.Encode(quantity.BaseValue), Bytes(quantity.BaseValueMax), phrases.NumberOf(quantity.BaseUnit),
            (int)decimal.Round(observation.Confidence * ConfidenceSteps),
            observation.Source.Start, quantity.Text, observation.Quote, findings);
        insertObservation.ExecuteNonQuery();

        var search = died is null ? insertSearch : insertSearchPast;
        Set(search, key, SearchWords.OfTexts(plain, observation.Quote, observation.Indicator, observation.Section));
        search.ExecuteNonQuery();
    }

    private long? Number(string? text) => text is null ? null : phrases.NumberOf(text);

    private static byte[]? Bytes(decimal? value) => value is { } number ? SortableDecimal.Encode(number) : null;

    private static Dictionary<int, string> FindingsByObservation(PublishedRevision revision) =>
        revision.Findings
            .SelectMany(finding => finding.Observations.Distinct().Select(sequence => (sequence, finding.Sequence)))
            .GroupBy(pair => pair.sequence, pair => pair.Sequence)
            .ToDictionary(
                group => group.Key,
                group => string.Join(',', group.Order().Select(sequence => sequence.ToString(CultureInfo.InvariantCulture))));

    private SqliteCommand Prepare(string table, string[] columns)
    {
        var command = connection.CreateCommand();
        command.CommandText =
            $"INSERT INTO {table}({string.Join(", ", columns)}) VALUES({string.Join(", ", columns.Select(column => "$" + column))})";
        foreach (var column in columns) command.Parameters.Add(new SqliteParameter { ParameterName = "$" + column });
        return command;
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }
}
