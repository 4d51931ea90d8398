namespace OpenData.House.Tests.Documents;

public sealed class ReadingOrderTests
{
    private const int MostFiles = 10;

    [Fact]
    public void A_newcomer_reads_ten_files_at_most()
    {
        var files = MarkdownDocument.Get("docs/README.md").RowsUnder("Reading order");

        Assert.InRange(files.Count, 5, MostFiles);
        Assert.Equal(Enumerable.Range(1, files.Count).Select(number => $"{number}"), files.Select(row => row[0]));
    }

    [Fact]
    public void Every_document_can_be_found_from_the_first()
    {
        var linked = Reachable("docs/README.md");

        Faults.None(ProjectFiles.Under("docs").Select(file => file.Path).Where(path => path.EndsWith(".md", StringComparison.Ordinal) && !linked.Contains(path)));
    }

    private static HashSet<string> Reachable(string start)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { start };
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var path))
        {
            foreach (var (target, _) in MarkdownDocument.Get(path).Links)
            {
                var file = Path.GetRelativePath(".", Path.Combine(Path.GetDirectoryName(path)!, target.Split('#')[0])).Replace('\\', '/');
                if (file.EndsWith(".md", StringComparison.Ordinal) && ProjectFiles.Exists(file) && seen.Add(file)) open.Enqueue(file);
            }
        }

        return seen;
    }
}
