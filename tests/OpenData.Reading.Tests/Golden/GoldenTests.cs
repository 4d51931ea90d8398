using OpenData.Reading.Tests.Gold;

namespace OpenData.Reading.Tests.Golden;

/// <summary>
/// Everything that is read of some reports, as tables beside this file: what a change of a rule does is seen in their difference. They say what is, not what is
/// right; <see cref="GoldTests"/> measure that. <c>UPDATE_GOLDEN=1</c> writes them anew.
/// </summary>
public sealed class GoldenTests
{
    private const string Update = "UPDATE_GOLDEN";

    [Theory]
    [InlineData("450102101/2022", "traditional")]
    [InlineData("320812100/2023-09", "bulletin")]
    [InlineData("621021102/2022", "chinese-numerals")]
    public void A_report_reads_as_in_its_table(string report, string table)
    {
        var path = GoldenFile.PathOf(table);
        var actual = GoldenTable.Of(GoldCorpus.Get(report));
        if (GoldenFile.IsToBeUpdated(Environment.GetEnvironmentVariable(Update), Environment.GetEnvironmentVariable("CI"))) File.WriteAllText(path, actual);

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (expected != actual) Assert.Fail(GoldenFile.FirstDifference(table, expected, actual));
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("0", null, false)]
    [InlineData("1", null, true)]
    [InlineData("1", "false", true)]
    public void Tables_are_written_anew_only_when_asked_for(string? update, string? ci, bool expected) => Assert.Equal(expected, GoldenFile.IsToBeUpdated(update, ci));

    [Fact]
    public void Tables_are_never_written_anew_where_nobody_looks_at_them() =>
        Assert.Throws<InvalidOperationException>(() => GoldenFile.IsToBeUpdated("1", "true"));
}
