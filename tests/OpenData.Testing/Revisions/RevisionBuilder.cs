using System.Globalization;
using System.Text;
using OpenData.Observations;
using OpenData.Storage;

namespace OpenData.Testing.Revisions;

/// <summary>Writes a report sentence by sentence, with its observations, as the reader would have found them.</summary>
public sealed class RevisionBuilder
{
    private readonly ReportId report;
    private readonly int revision;
    private readonly StringBuilder text = new();
    private readonly List<Observation> observations = [];
    private readonly List<Finding> findings = [];
    private Township township;
    private DateTimeOffset time = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private string section = "";
    private string? title;

    private RevisionBuilder(string reportId, int revision)
    {
        report = ReportId.Parse(reportId);
        this.revision = revision;
        township = new Township(report.TownshipId, "白水镇", "汨罗市", "岳阳市", "湖南省");
    }

    public static RevisionBuilder Of(string reportId, int revision = 1) => new(reportId, revision);

    public RevisionBuilder In(string name, string county, string prefecture = "岳阳市", string province = "湖南省")
    {
        township = new Township(report.TownshipId, name, county, prefecture, province);
        return this;
    }

    public RevisionBuilder At(DateTimeOffset becameVisible)
    {
        time = becameVisible;
        return this;
    }

    public RevisionBuilder Titled(string words)
    {
        title = words;
        return Text(words + "\n");
    }

    public RevisionBuilder Section(string heading)
    {
        section = heading;
        return Text(heading + "\n");
    }

    /// <summary>Words that hold no observation.</summary>
    public RevisionBuilder Text(string words)
    {
        text.Append(words);
        return this;
    }

    /// <summary>A clause <c>{before}{quantity}，</c> with one observation about an indicator named like the clause's beginning.</summary>
    /// <param name="before">The words before the number.</param>
    /// <param name="quantity">The number with its unit: <c>320亩</c>.</param>
    /// <param name="baseValue">In the base unit; the number itself where not given.</param>
    /// <param name="baseUnit">The unit as written where not given.</param>
    /// <param name="change">What is different from the usual.</param>
    public RevisionBuilder Says(
        string before, string quantity, decimal? baseValue = null, string? baseUnit = null, Func<Observation, Observation>? change = null)
    {
        var digits = new string([.. quantity.TakeWhile(c => char.IsAsciiDigit(c) || c == '.')]);
        var value = decimal.Parse(digits, CultureInfo.InvariantCulture);
        var unit = quantity[digits.Length..];
        var start = text.Length + before.Length;
        text.Append(before).Append(quantity).Append('，');
        var observation = new Observation
        {
            Sequence = observations.Count + 1,
            Quantity = new Quantity(quantity, value, null, unit, baseValue ?? value, null, baseUnit ?? unit, Qualifier.Exact),
            Indicator = before,
            Topic = Topic.Agriculture,
            Status = ObservationStatus.Actual,
            Measure = Measure.Level,
            Period = report.Period,
            PeriodSource = PeriodSource.Report,
            Source = new SourceSpan(start, quantity.Length),
            Quote = before + quantity,
            Section = section,
            Confidence = 0.9m,
            Rule = "sample",
        };
        observations.Add(change is null ? observation : change(observation));
        return this;
    }

    public RevisionBuilder Finds(FindingKind kind, bool verified, params int[] sequences)
    {
        findings.Add(new Finding
        {
            Sequence = findings.Count + 1,
            Kind = kind,
            Verified = verified,
            Observations = sequences,
            Expected = 120,
            Stated = 100.5m,
            Tolerance = 0.05m,
            Message = "两个数相差19.5。",
            MessageEn = "The two figures differ by 19.5.",
        });
        return this;
    }

    public SampleRevision Build()
    {
        var whole = text.ToString();
        var published = new PublishedRevision
        {
            Report = report,
            Revision = revision,
            Township = township,
            Kind = report.Period.IsYear ? ReportKind.Annual : ReportKind.Quarter,
            Title = title,
            Issuer = $"{township.Name}人民政府",
            PublishedOn = new DateOnly(report.Period.Year, 12, 28),
            SourceBlob = $"{report.TownshipId}/{report}.txt",
            ContentHash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(whole))),
            TextLength = whole.EnumerateRunes().Count(),
            ReaderVersion = "test-1",
            CreatedAt = time,
            Observations = observations,
            Findings = findings,
        };
        return new SampleRevision(new Commit(Keys.CommitRow(time, report, revision), time, CommitKind.Published, report, revision),
            published, whole);
    }
}
