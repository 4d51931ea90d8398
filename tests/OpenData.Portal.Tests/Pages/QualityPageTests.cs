using OpenData.Portal.Pages.Quality;
using OpenData.Testing;

namespace OpenData.Portal.Tests.Pages;

[Collection(nameof(SharedAzurite))]
public sealed class QualityPageTests(AzuriteServer azurite)
{
    [Fact]
    public async Task Each_township_and_year_has_its_figures_or_the_reason_why_not()
    {
        await using var server = await PortalServer.StartAsync(azurite, Samples.All);

        var page = await server.PageAsync("/en/quality");

        var row = page.QuerySelectorAll(".coverage tbody tr").Single(row => row.TextContent.Contains("罗江镇", StringComparison.Ordinal));
        var cells = row.QuerySelectorAll("td");
        Assert.Equal(["2022", "2021"], page.QuerySelectorAll(".coverage thead th.number").Select(head => head.TextContent).Take(2));
        Assert.Contains("no report received", cells[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("/en/reports/430681101-2022", cells[0].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_file_that_was_refused_is_a_gap_with_its_reason()
    {
        const string NotChinese = "An English text without any Chinese character, long enough to be a report.";
        await using var server = await PortalServer.StartEmptyAsync(azurite);
        foreach (var year in new[] { 2020, 2023 }) await server.PublishAsync($"{PageAddresses.Township}/{year}.txt", $"白水镇{year}年工作总结\n全年新建卫生厕所33座。\n");
        await server.RefuseAsync($"{PageAddresses.Township}/2021-Q3.txt", NotChinese);
        await server.RefuseAsync($"{PageAddresses.Township}/2022.txt", "");
        await server.RefuseAsync($"{PageAddresses.Township}/report.txt", NotChinese);

        var row = (await server.PageAsync("/en/quality")).QuerySelector(".coverage tbody tr")!;

        var cells = row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.Equal(["1", "!holds no text", "!not in Chinese", "1"], cells.Take(4));
        Assert.Contains("a file of no known year: not in Chinese", row.QuerySelector("th")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_put_right_is_no_gap_any_more()
    {
        const string Path = $"{PageAddresses.Township}/report.txt";
        await using var server = await PortalServer.StartEmptyAsync(azurite);
        await server.RefuseAsync(Path, "");
        await server.PublishAsync(Path, "白水镇2023年工作总结\n全年新建卫生厕所33座。\n");

        var page = await server.PageAsync("/en/quality");

        Assert.Empty(page.QuerySelectorAll(".coverage .cell-refused"));
    }

    [Fact]
    public async Task Checks_are_counted_by_kind()
    {
        await using var server = await PortalServer.StartAsync(azurite, Samples.All);

        var page = await server.PageAsync("/en/quality");

        var row = page.QuerySelectorAll(".checks tbody tr").Single(row => row.TextContent.Contains("stated twice", StringComparison.Ordinal));
        Assert.Equal(["0", "1"], row.QuerySelectorAll("td.number").Select(cell => cell.TextContent));
        Assert.Equal("/api/v1/findings?kind=conflicting_values&verified=false", row.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_measured_accuracy_is_the_documents()
    {
        await using var server = await PortalServer.StartAsync(azurite, Samples.All);

        var page = await server.PageAsync("/quality");

        Assert.Equal(ScoreTable.Current.Rows.Count, page.QuerySelectorAll(".scores tbody tr").Length);
        Assert.All(page.QuerySelectorAll(".scores th"), head => Assert.Matches(@"^[\d\s]*[\u4E00-\u9FFF]", head.TextContent));
        Assert.Equal(ScoreTable.Current.Columns.Count, page.QuerySelectorAll(".scores thead th.number").Length);
        Assert.Equal(ScoreTable.Current.Rows.Count == 0, page.Body!.TextContent.Contains("还没有测量", StringComparison.Ordinal));
    }
}
