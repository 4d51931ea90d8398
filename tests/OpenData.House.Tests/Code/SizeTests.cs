namespace OpenData.House.Tests.Code;

public sealed class SizeTests
{
    private const int LongestFile = 400;

    /// <summary>Tables that a test holds against the code, row by row.</summary>
    private static readonly string[] Tables = ["docs/api.md"];

    /// <summary>Word tables, texts, lock files and recorded shapes are data, as long as they are.</summary>
    [Fact]
    public void No_file_that_people_write_is_longer_than_one_idea()
    {
        Faults.None(
            from file in ProjectFiles.All
            where file.IsCode || file.Extension is ".md" or ".csproj" or ".props" or ".targets"
            where file.Lines.Length - 1 > LongestFile && !Tables.Contains(file.Path)
            select $"{file.Path} has {file.Lines.Length - 1} lines");
    }

    [Fact]
    public void The_whole_way_of_a_report_fits_on_a_screen_and_a_half()
    {
        Assert.InRange(ProjectFiles.Get("src/OpenData.Reading/ReportReader.cs").Lines.Length, 1, 90);
    }
}
