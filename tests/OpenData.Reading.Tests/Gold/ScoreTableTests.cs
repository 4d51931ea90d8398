using System.Globalization;
using System.Text;
using OpenData.Testing;

namespace OpenData.Reading.Tests.Gold;

/// <summary>The figures that docs/reading.md gives are those reached today. <c>UPDATE_GOLDEN=1</c> writes them anew.</summary>
public sealed class ScoreTableTests
{
    private const string Begin = "<!-- scores: written by ScoreTableTests -->\n";
    private const string End = "<!-- end of scores -->";

    private static readonly string Document = Repository.PathOf("docs", "reading.md");

    [SharedGoldFact]
    public void The_document_gives_the_scores_that_are_reached()
    {
        var text = File.ReadAllText(Document);
        var start = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = text.IndexOf(End, StringComparison.Ordinal);
        var table = Table();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(Document, text[..start] + table + text[end..]);

        Assert.Equal(table, File.ReadAllText(Document)[start..(end + table.Length - (end - start))]);
    }

    [Fact]
    public void The_stated_confidence_is_the_share_of_perfect_records_held_out()
    {
        var records = GoldCorpus.Holdout.SelectMany(report => report.Reading.Observations.Select(observation => (observation.Confidence, IsPerfect: IsPerfect(report, observation))));
        foreach (var group in records.GroupBy(record => Math.Floor(record.Confidence * 10)))
        {
            var (stated, measured) = (group.Average(record => record.Confidence), group.Average(record => record.IsPerfect ? 1m : 0m));
            Assert.True(Math.Abs(stated - measured) <= 0.1m, $"{group.Count()} records of confidence {stated:0.00}: {measured:0.00} are perfect");
        }
    }

    private static bool IsPerfect(GoldReport report, Observations.Observation observation)
    {
        var score = new GoldScore();
        score.Add([.. report.Rows.Where(row => !row.Optional)], [observation]);
        return score.Perfect == 1;
    }

    private static string Table()
    {
        var table = new StringBuilder();
        table.Append("| figures | observations | precision | recall | unit | base | qualifier | status | topic | place | period | indicator | perfect |\n");
        table.Append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        Row("three real reports", GoldScore.Of(GoldCorpus.Shared));
        Row($"{GoldCorpus.Tuned.Count} reports of our own", GoldScore.Of(GoldCorpus.Tuned));
        Row($"{GoldCorpus.Holdout.Count} reports held out", GoldScore.Of(GoldCorpus.Holdout));
        var gap = GoldScore.Of(GoldCorpus.Tuned).PerfectShare - GoldScore.Of(GoldCorpus.Holdout).PerfectShare;
        table.Append(CultureInfo.InvariantCulture, $"\nBetween what is tuned on and what is held out lies a gap of {gap:0.000} in *perfect*; a test fails above {GoldTests.LargestGap}.\n");
        return table.ToString();

        void Row(string name, GoldScore score)
        {
            var cells = new[] { score.Precision, score.Recall }.Concat(Enum.GetValues<GoldField>().Select(field => score[field])).Append(score.PerfectShare);
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {score.Gold} | {string.Join(" | ", cells.Select(cell => cell.ToString("0.000", CultureInfo.InvariantCulture)))} |\n");
        }
    }
}
