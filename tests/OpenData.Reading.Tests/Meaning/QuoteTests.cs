using OpenData.Observations;
using OpenData.Reading.Characters;

namespace OpenData.Reading.Tests.Meaning;

public sealed class QuoteTests
{
    private const int Longest = 200;
    private const int Around = 50;

    [Fact]
    public void Of_an_endless_clause_the_stretch_around_the_number_is_quoted_and_shared()
    {
        var clause = "全镇" + string.Concat(Enumerable.Range(100, 50).Select(number => $"新建水渠{number}公里和"));
        var report = ReportReader.ReadText(new ReportText(clause), new ReportHint("430681104", "2023.txt"));

        Assert.Equal(50, report.Observations.Count);
        foreach (var observation in report.Observations)
        {
            var start = clause.IndexOf(observation.Quote, StringComparison.Ordinal);
            Assert.InRange(observation.Quote.Length, Around, Longest);
            Assert.InRange(start, 0, Math.Max(0, observation.Source.Start - Around));
            Assert.InRange(start + observation.Quote.Length, Math.Min(clause.Length, observation.Source.Start + Around), clause.Length);
        }

        Assert.InRange(report.Observations.Select(observation => observation.Quote).Distinct().Count(), 2, 7);
    }

    [Fact]
    public void A_clause_is_quoted_whole() =>
        Assert.Equal(
            "新建水渠3公里",
            Assert.Single(ReportReader.ReadText(new ReportText("全镇齐心，新建水渠3公里，群众受益。"), new ReportHint("430681104", "2023.txt")).Observations).Quote);
}
