using Newtonsoft.Json.Linq;
using OpenData.Observations;
using OpenData.Reading.Tests.Gold;
using Xunit.Abstractions;

namespace OpenData.Reading.Tests.Checks;

/// <summary>The figures that were planted in the reports to agree or not, against the findings.</summary>
public sealed class PlantedChecksTests(ITestOutputHelper output)
{
    private const double VerifiedFloor = 0.65;
    private const int MostFalseMismatchesHeldOut = 1;

    /// <summary>Planted mismatches that no check finds yet, by report and by the figure that does not agree.</summary>
    private static readonly string[] KnownMisses =
    [
        // 排查三十七起,化解三十三起,五起正在化解: no 其中.
        "230281106/2023-H1 三十七起",
        // The rows of a table against the figure in the sentence far above it.
        "320324113/2023-H1-toilets 完成户厕改造2,936户",
        // 9起 and 8起 stand in an earlier sentence.
        "513232101/2022-H1 成功率98.9%",
        // The rows of a table against the sum in the sentence above it.
        "632723103/2023-Q1-snow 受灾牧户1874户",
    ];

    public static TheoryData<string> Reports => GoldCorpus.NamesOf([.. GoldCorpus.Seeds, .. GoldCorpus.Shared]);

    [Fact]
    public void Figures_planted_to_disagree_are_found() =>
        Assert.Equal(KnownMisses, Planted(holds: false).Where(check => !check.IsFound(verified: false)).Select(check => check.ToString()));

    [Fact]
    public void Figures_planted_to_agree_are_mostly_verified()
    {
        var checks = Planted(holds: true).ToArray();
        var missed = checks.Where(check => !check.IsFound(verified: true)).ToArray();
        output.WriteLine($"{checks.Length - missed.Length} of {checks.Length} verified; not: {string.Join(" · ", missed.Select(check => check.ToString()))}");

        Assert.InRange(checks.Length - missed.Length, VerifiedFloor * checks.Length, checks.Length);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void No_figure_that_agrees_is_called_a_mismatch(string name)
    {
        var report = GoldCorpus.Get(name);
        var planted = name.StartsWith("shared/", StringComparison.Ordinal) ? 0 : PlantedIn(report, holds: false).Count();

        Assert.InRange(report.Reading.Findings.Count(finding => !finding.Verified), 0, planted);
    }

    [Fact]
    public void Held_out_reports_are_checked_almost_as_well()
    {
        var checks = GoldCorpus.Holdout.SelectMany(report => PlantedIn(report, holds: true)).ToArray();
        var verified = checks.Count(check => check.IsFound(verified: true));
        var planted = GoldCorpus.Holdout.SelectMany(report => PlantedIn(report, holds: false)).ToArray();
        var mismatches = GoldCorpus.Holdout.Sum(report => report.Reading.Findings.Count(finding => !finding.Verified));
        var found = planted.Count(check => check.IsFound(verified: false));
        output.WriteLine($"{verified} of {checks.Length} verified, {found} of {planted.Length} mismatches found, {mismatches - found} false");

        Assert.InRange(verified, 0.5 * checks.Length, checks.Length);
        Assert.InRange(mismatches - found, 0, MostFalseMismatchesHeldOut);
    }

    [SharedGoldFact]
    public void Real_figures_that_add_up_are_verified()
    {
        Assert.Contains("364名 = 283人 + 81人", Verified("柞市镇", FindingKind.SumMismatch));
        Assert.Contains("155户 = 9户 + 3户 + 143户", Verified("三江镇", FindingKind.SumMismatch));
        Assert.Contains("408人 = 16人 + 12人 + 380人", Verified("三江镇", FindingKind.SumMismatch));
        Assert.Contains("98.1% = 160起 + 163起", Verified("三江镇", FindingKind.ShareMismatch));
        Assert.All(GoldCorpus.Shared, report => Assert.DoesNotContain(report.Reading.Findings, finding => !finding.Verified));
    }

    /// <summary>The figure checked and the others, with half-width characters.</summary>
    private static IEnumerable<string> Verified(string township, FindingKind kind)
    {
        var reading = GoldCorpus.Shared.Single(report => report.Reading.Township?.Name == township).Reading;
        return reading.Findings
            .Where(finding => finding.Verified && finding.Kind == kind)
            .Select(finding => finding.Observations.Select(sequence => reading.Observations[sequence - 1].Quantity.Text).ToArray())
            .Select(quantities => $"{quantities[0]} = {string.Join(" + ", quantities[1..])}");
    }

    private static IEnumerable<PlantedCheck> Planted(bool holds) => GoldCorpus.Seeds.SelectMany(report => PlantedIn(report, holds));

    private static IEnumerable<PlantedCheck> PlantedIn(GoldReport report, bool holds) =>
        report.Meta["checks"]!.Select(check => new PlantedCheck(report, (JObject)check)).Where(check => check.Holds == holds);

    private sealed class PlantedCheck(GoldReport report, JObject json)
    {
        public bool Holds => json.Value<bool>("holds");

        private string Whole => json.Value<string>("whole")!;

        /// <summary>Whether a finding of that outcome names the whole and one of the other figures.</summary>
        public bool IsFound(bool verified)
        {
            var whole = ObservationsWithin(Whole);
            var others = json["parts"]!.Values<string>().SelectMany(part => ObservationsWithin(part!)).ToHashSet();
            return report.Reading.Findings.Any(finding =>
                finding.Verified == verified && finding.Observations.Any(whole.Contains) && finding.Observations.Any(others.Contains));
        }

        public override string ToString() => $"{report} {Whole}";

        /// <summary>The figures that stand in the words quoted, wherever those stand.</summary>
        private HashSet<int> ObservationsWithin(string words)
        {
            var found = new HashSet<int>();
            for (var at = report.Text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = report.Text.IndexOf(words, at + 1, StringComparison.Ordinal))
            {
                var span = new SourceSpan(at, words.Length);
                found.UnionWith(report.Reading.Observations.Where(observation => span.Contains(observation.Source)).Select(observation => observation.Sequence));
            }

            return found;
        }
    }
}
