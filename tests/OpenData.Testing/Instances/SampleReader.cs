using System.Globalization;
using System.Text;
using OpenData.Observations;

namespace OpenData.Testing.Instances;

/// <summary>
/// Stands for the reader where only storage is tested. The first line of a file is a period, and a slug where there is one;
/// each line below it is a word and a number with its unit:
/// <code>
/// 2017-Q3
/// 粮食 320亩
/// </code>
/// The first lines <c>rejected</c>, <c>nowhere</c>, <c>never</c> and <c>throws</c> do what they say.
/// </summary>
public sealed class SampleReader(string version = "sample-1")
{
    /// <summary>A township that the register does not have.</summary>
    public const string UnknownTownship = "999999999";

    public ReadReport Read(ReadOnlyMemory<byte> file, ReportHint hint)
    {
        var text = Encoding.UTF8.GetString(file.Span);
        var lines = text.Split('\n');
        var head = lines[0].Split(' ');
        return head[0] switch
        {
            "" or "rejected" => Rejected("no_chinese"),
            _ when hint.TownshipId == UnknownTownship => Rejected("unknown_township"),
            "throws" => throw new InvalidOperationException("The reader has a bug."),
            "nowhere" => new ReadReport { Text = text, Period = Period.OfYear(2017), ReaderVersion = version },
            "never" => new ReadReport { Text = text, Township = TownshipOf(hint), ReaderVersion = version },
            _ => new ReadReport
            {
                Text = text,
                Format = "txt",
                Encoding = "utf-8",
                Title = lines[0],
                Township = TownshipOf(hint),
                Period = Period.Parse(head[0]),
                Slug = head.Length > 1 ? head[1] : null,
                Kind = ReportKind.Quarter,
                PublishedOn = new DateOnly(2017, 10, 8),
                Observations = Observations(text, lines, Period.Parse(head[0])),
                Findings = Findings(lines.Length - 1),
                ReaderVersion = version,
            },
        };
    }

    private ReadReport Rejected(string code) => new() { Rejection = new Rejection(code, "不能发布。", "Not to be published."), ReaderVersion = version };

    private static Township TownshipOf(ReportHint hint) => new(hint.TownshipId!, "白水镇", "汨罗市", "岳阳市", "湖南省");

    private static List<Observation> Observations(string text, string[] lines, Period period)
    {
        var (observations, start) = (new List<Observation>(), lines[0].Length + 1);
        foreach (var line in lines.Skip(1))
        {
            var (word, quantity) = (line.Split(' ')[0], line.Split(' ')[1]);
            var digits = new string([.. quantity.TakeWhile(c => char.IsAsciiDigit(c) || c == '.')]);
            var (value, unit) = (decimal.Parse(digits, CultureInfo.InvariantCulture), quantity[digits.Length..]);
            observations.Add(new Observation
            {
                Sequence = observations.Count + 1,
                Quantity = new Quantity(quantity, value, null, unit, value, null, unit, Qualifier.Exact),
                Indicator = word,
                Topic = Topic.Agriculture,
                Status = ObservationStatus.Actual,
                Measure = Measure.Level,
                Period = period,
                PeriodSource = PeriodSource.Report,
                Source = new SourceSpan(text.IndexOf(quantity, start, StringComparison.Ordinal), quantity.Length),
                Quote = line,
                Section = "",
                Confidence = 0.9m,
                Rule = "sample",
            });
            start += line.Length + 1;
        }

        return observations;
    }

    private static List<Finding> Findings(int observations) => observations < 2
        ? []
        :
        [
            new Finding
            {
                Sequence = 1,
                Kind = FindingKind.SumMismatch,
                Verified = false,
                Observations = [.. Enumerable.Range(1, observations)],
                Expected = 1.50m,
                Message = "相差1.5。",
                MessageEn = "Differs by 1.5.",
            },
        ];
}
