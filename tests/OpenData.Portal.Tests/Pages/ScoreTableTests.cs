using OpenData.Portal.Pages.Quality;

namespace OpenData.Portal.Tests.Pages;

public sealed class ScoreTableTests
{
    [Fact]
    public void The_table_stands_behind_its_comment()
    {
        var scores = ScoreTable.Parse("# Reading\n\n| a | b |\n\n<!-- scores: written by a test -->\n| figures | recall | perfect |\n| --- | --- | --- |\n| 24 samples held out | 0.991 | 0.720 |\n<!-- end -->\n");

        Assert.Equal(["recall", "perfect"], scores.Columns);
        var row = Assert.Single(scores.Rows);
        Assert.Equal("24 samples held out", row.Reports);
        Assert.Equal(["0.991", "0.720"], row.Cells);
    }

    [Fact]
    public void The_documents_own_has_a_cell_for_each_column() =>
        Assert.All(ScoreTable.Current.Rows, row => Assert.Equal(ScoreTable.Current.Columns.Count, row.Cells.Count));

    [Fact]
    public void A_reader_that_was_not_measured_has_no_scores() => Assert.Empty(ScoreTable.Parse("<!-- scores -->\n| |\n").Rows);

    [Fact]
    public void A_document_without_a_table_is_a_fault_of_ours() =>
        Assert.Throws<InvalidDataException>(() => ScoreTable.Parse("# Reading\n\nNo table here.\n"));
}
