using System.Security.Cryptography;
using System.Text;
using OpenData.Observations;
using OpenData.Reading.Register;
using OpenData.Storage;
using OpenData.Testing.Revisions;

namespace OpenData.Benchmarks.Scale;

/// <summary>
/// A province of reports: 1,500 townships of 湖南 over ten years, 2.85 million observations. Each report joins a few of the project's
/// own sample reports with other figures in them; the same ones every time.
/// </summary>
internal static class Province
{
    public const int Townships = 1500;
    public const int Years = 10;
    public const int Reports = Townships * Years;

    public const int FirstYear = 2015;
    private const int LeastObservations = 140;
    private const string Code = "43";

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<Township> AllTownships { get; } =
        [.. Enumerable.Range(0, TownshipRegister.Count).Select(TownshipRegister.At)
            .Where(township => township.Id.StartsWith(Code, StringComparison.Ordinal)).Take(Townships)];

    /// <summary>The reports from one number to another, township by township and year by year.</summary>
    public static IEnumerable<SampleRevision> ReportsFrom(int first, int end) => Enumerable.Range(first, end - first).Select(Make);

    private static SampleRevision Make(int number)
    {
        var random = new Random(number);
        var township = AllTownships[number / Years];
        var year = FirstYear + (number % Years);
        var report = new ReportId(township.Id, Period.OfYear(year));
        var text = new StringBuilder($"{township.Name}{year}年工作报告\n");
        var (observations, findings) = (new List<Observation>(), new List<Finding>());
        while (observations.Count < LeastObservations)
        {
            var seed = SeedReport.All[random.Next(SeedReport.All.Count)];
            var characters = seed.Text.ToCharArray();
            var before = observations.Count;
            observations.AddRange(seed.Vary(characters, random, year, text.Length, before + 1));
            findings.AddRange(seed.Findings.Select((finding, i) => finding with
            {
                Sequence = findings.Count + i + 1,
                Observations = [.. finding.Observations.Select(sequence => sequence + before)],
            }).ToList());
            text.Append(characters).Append('\n');
        }

        var (whole, time) = (text.ToString(), Start.AddMinutes(number));
        var published = new PublishedRevision
        {
            Report = report,
            Revision = 1,
            Township = township,
            Kind = ReportKind.Annual,
            Title = $"{township.Name}{year}年工作报告",
            Issuer = $"{township.Name}人民政府",
            PublishedOn = new DateOnly(year, 12, 28),
            SourceBlob = $"{township.Id}/{year}.txt",
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole))),
            TextLength = whole.EnumerateRunes().Count(),
            ReaderVersion = "benchmark",
            CreatedAt = time,
            Observations = observations,
            Findings = findings,
        };
        return new SampleRevision(new Commit(Keys.CommitRow(time, report, 1), time, CommitKind.Published, report, 1), published, whole);
    }
}
