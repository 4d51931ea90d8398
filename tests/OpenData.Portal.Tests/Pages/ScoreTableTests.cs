using OpenData.Portal.Pages.Quality;

namespace OpenData.Portal.Tests.Pages;

public sealed class ScoreTableTests
{
    [Fact]
    public void The_table_of_the_document_on_reading_is_the_one_that_is_shown()
    {
        var scores = ScoreTable.Current;

        Assert.Contains("precision", scores.Columns);
        Assert.All(scores.Rows, row => Assert.Equal(scores.Columns.Count, row.Cells.Count));
    }

    [Fact]
    public void A_document_without_a_table_is_a_fault_of_ours() =>
        Assert.Throws<InvalidDataException>(() => ScoreTable.Parse("# Reading\n\nNo table here.\n"));
}
