using Xunit.Abstractions;

namespace OpenData.Reading.Tests.Gold;

/// <summary>Reading measured on annotated reports. The floors lie a little under what is reached; raise them when a rule helps.</summary>
public sealed class GoldTests(ITestOutputHelper output)
{
    /// <summary>How much better the reports tuned on may be than those held out, in <c>perfect</c>.</summary>
    internal const double LargestGap = 0.08;

    private static readonly Dictionary<string, double> SeedFloors = new(StringComparer.Ordinal)
    {
        ["precision"] = 0.97, ["recall"] = 0.97, ["unit"] = 0.99, ["base"] = 0.99, ["qualifier"] = 0.98, ["status"] = 0.98,
        ["topic"] = 0.96, ["place"] = 0.95, ["period"] = 0.97, ["indicator"] = 0.88, ["perfect"] = 0.84,
    };

    private static readonly Dictionary<string, double> PracticeFloors = new(StringComparer.Ordinal)
    {
        ["precision"] = 0.97, ["recall"] = 0.97, ["status"] = 0.98, ["topic"] = 0.93, ["period"] = 0.96, ["indicator"] = 0.86, ["perfect"] = 0.82,
    };

    /// <summary>What is asked of the reader; figures that have gone beyond it are held a little under where they are.</summary>
    private static readonly Dictionary<string, double> SharedFloors = new(StringComparer.Ordinal)
    {
        ["precision"] = 0.99, ["recall"] = 0.99, ["unit"] = 0.99, ["base"] = 0.99, ["qualifier"] = 0.98, ["status"] = 0.98,
        ["topic"] = 0.95, ["place"] = 0.95, ["period"] = 0.95, ["indicator"] = 0.92, ["perfect"] = 0.9,
    };

    /// <summary>Held out: whether a figure is found, what it counts, and whether all of it is right.</summary>
    private static readonly Dictionary<string, double> HoldoutFloors = new(StringComparer.Ordinal)
    {
        ["precision"] = 0.97, ["recall"] = 0.97, ["indicator"] = 0.84, ["perfect"] = 0.75,
    };

    [Fact]
    public void Sample_reports_are_read_as_annotated() => AssertAbove(SeedFloors, GoldScore.Of(GoldCorpus.Seeds));

    [Fact]
    public void Practice_reports_are_read_almost_as_well() => AssertAbove(PracticeFloors, GoldScore.Of(GoldCorpus.Practice));

    [Fact]
    public void Held_out_reports_are_read_almost_as_well() => AssertAbove(HoldoutFloors, GoldScore.Of(GoldCorpus.Holdout));

    [SharedGoldFact]
    public void Real_reports_are_read_as_annotated() => AssertAbove(SharedFloors, GoldScore.Of(GoldCorpus.Shared));

    [Fact]
    public void The_reader_is_not_fitted_to_the_reports_it_was_tuned_on()
    {
        var (tuned, heldOut) = (GoldScore.Of(GoldCorpus.Tuned), GoldScore.Of(GoldCorpus.Holdout));
        output.WriteLine($"tuned    {tuned}");
        output.WriteLine($"held out {heldOut}");

        Assert.InRange(tuned.PerfectShare - heldOut.PerfectShare, -1, LargestGap);
    }

    private void AssertAbove(Dictionary<string, double> floors, GoldScore score)
    {
        output.WriteLine(score.ToString());
        var figures = score.Figures().ToDictionary(figure => figure.Name, figure => figure.Value, StringComparer.Ordinal);
        var fallen = floors.Where(floor => figures[floor.Key] < floor.Value).Select(floor => $"{floor.Key} is {figures[floor.Key]:0.0000}, the floor {floor.Value}");
        Assert.Empty(fallen);
    }
}
