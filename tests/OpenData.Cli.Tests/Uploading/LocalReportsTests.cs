using OpenData.Cli.Uploading;

namespace OpenData.Cli.Tests.Uploading;

public sealed class LocalReportsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("opendata-cli-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Are_the_readable_files_in_folders_named_by_a_code_at_any_depth()
    {
        Put("hunan/430681104/2017-Q3.txt", "430681104/2018.docx", "430681104/2018.gold.jsonl", "430681104/.DS_Store", "430681104/~$2018.docx", "notes/readme.md");

        var found = LocalReports.In([folder], townshipId: null);

        Assert.Equal(["430681104/2017-Q3.txt", "430681104/2018.docx"], found.Reports.Select(report => report.Path));
        Assert.Empty(found.NotSent);
    }

    [Fact]
    public void A_folder_of_any_name_does_where_the_township_is_given()
    {
        Put("reports/2017.txt", "reports/2018.html");

        Assert.Equal(["430681104/2017.txt", "430681104/2018.html"], LocalReports.In([folder], "430681104").Reports.Select(report => report.Path));
    }

    [Fact]
    public void A_file_may_be_named_by_itself_and_counts_once()
    {
        Put("430681104/2017.txt");
        var file = Path.Combine(folder, "430681104", "2017.txt");

        Assert.Equal(["430681104/2017.txt"], LocalReports.In([file, folder], null).Reports.Select(report => report.Path));
    }

    [Fact]
    public void What_a_clerk_might_take_for_sent_is_named_with_the_reason()
    {
        Put("430681104/2017.pdf", "430681104/2018.txt", "copy/430681104/2018.txt", "2019.txt", "430681104/20\u200b20.txt");

        var found = LocalReports.In([folder], townshipId: null);

        Assert.Single(found.Reports);
        Assert.Equal([NotSentReason.Format, NotSentReason.NoTownship, NotSentReason.BadName, NotSentReason.SameName], found.NotSent.Select(file => file.Reason).Order());
    }

    private void Put(params string[] paths)
    {
        foreach (var path in paths)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "");
        }
    }
}
