using System.Text;
using OpenData.Observations;
using OpenData.Reading.Register;

namespace OpenData.Reading.Tests.Gold;

/// <summary>The annotated reports themselves: a score means nothing where the gold is wrong.</summary>
public sealed class GoldFilesTests
{
    private const int FewestReports = 24;
    private const int FewestObservations = 1200;
    private const int ShortestSample = 1500;

    public static TheoryData<string> All => GoldCorpus.NamesOf(GoldCorpus.All);

    public static TheoryData<string> Own => GoldCorpus.NamesOf([.. GoldCorpus.Tuned, .. GoldCorpus.Holdout]);

    [Theory]
    [MemberData(nameof(All))]
    public void Every_line_is_valid(string name)
    {
        var report = GoldCorpus.Get(name);
        var faults = new List<string>();
        var (number, end) = (0, 0);
        foreach (var line in report.Lines)
        {
            number++;
            faults.AddRange(GoldLine.Faults(line, report.Text, end, out end).Select(fault => $"line {number}: {fault}"));
        }

        Assert.Empty(faults);
    }

    [Theory]
    [MemberData(nameof(Own))]
    public void Every_text_is_UTF8_with_plain_line_ends(string name)
    {
        var report = GoldCorpus.Get(name);

        Assert.Equal(File.ReadAllBytes(report.TextPath), Encoding.UTF8.GetBytes(report.Text));
        Assert.DoesNotContain('\r', report.Text);
        Assert.InRange(report.Text.Length, ShortestSample, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Own))]
    public void Every_report_says_whose_it_is(string name)
    {
        var report = GoldCorpus.Get(name);
        var meta = report.Meta;

        Assert.Equal(report.Hint.TownshipId, meta.Value<string>("township_id"));
        Assert.True(TownshipRegister.TryGet(report.Hint.TownshipId, out var township));
        Assert.Equal(township.Name, meta.Value<string>("township_name"));
        Assert.Equal(township.ProvinceName, meta.Value<string>("province_name"));
        Assert.True(Period.TryParse(meta.Value<string>("period"), out _));
        Assert.True(Codes<ReportKind>.TryParse(meta.Value<string>("kind")!, out _));
    }

    [Fact]
    public void There_are_enough_of_them_and_half_are_held_out()
    {
        Assert.InRange(GoldCorpus.Tuned.Count + GoldCorpus.Holdout.Count, FewestReports, int.MaxValue);
        Assert.InRange(GoldCorpus.Holdout.Count, GoldCorpus.Tuned.Count, int.MaxValue);
        Assert.InRange(GoldCorpus.Tuned.Concat(GoldCorpus.Holdout).Sum(report => report.Rows.Count), FewestObservations, int.MaxValue);
    }
}
