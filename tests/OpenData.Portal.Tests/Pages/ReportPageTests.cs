using System.Net;
using AngleSharp.Dom;
using OpenData.Testing;

namespace OpenData.Portal.Tests.Pages;

[Collection(nameof(SharedAzurite))]
public sealed class ReportPageTests(AzuriteServer azurite)
{
    private const string Path = "430681104/2022.txt";
    private const string Report = "/reports/430681104-2022";

    private const string Text =
        "白水镇2022年工作总结\n一、民生保障\n全镇农村低保对象198户。固定资产投资由上年的28.5亿元增至31.2亿元，同比增长11.2%。\n二、下一步打算\n2023年计划新建卫生厕所150座。\n";

    [Fact]
    public async Task Number_and_record_lead_to_each_other_without_script()
    {
        await using var server = await StartAsync();

        var page = await server.PageAsync(Report);

        var numbers = page.QuerySelectorAll(".reader-text a.n");
        Assert.NotEmpty(numbers);
        Assert.All(numbers, number =>
        {
            var record = page.GetElementById(number.GetAttribute("href")![1..])!;
            Assert.Equal("#" + number.Id, record.QuerySelector("a.to-sentence")!.GetAttribute("href"));
        });
    }

    [Fact]
    public async Task What_is_shown_of_the_text_is_the_text()
    {
        await using var server = await StartAsync();

        var page = await server.PageAsync(Report);

        var lines = page.QuerySelectorAll(".reader-text .line > p").Select(line => line.TextContent);
        Assert.Equal(Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), lines);
    }

    [Fact]
    public async Task A_number_says_its_topic_and_status_in_its_marks()
    {
        await using var server = await StartAsync();

        var page = await server.PageAsync(Report);

        Assert.Contains("target", Number(page, "150座").ClassList);
        Assert.Contains("actual", Number(page, "198户").ClassList);
        Assert.Contains("topic-social-security", Number(page, "198户").ClassList);
    }

    [Fact]
    public async Task A_growth_that_differs_stands_in_the_margin_with_its_arithmetic()
    {
        await using var server = await StartAsync();

        var page = await server.PageAsync("/en" + Report);

        var note = Assert.Single(page.QuerySelectorAll(".margin .finding:not(.holds)"));
        Assert.Contains("differs from the two figures by 1.73 points", note.TextContent, StringComparison.Ordinal);
        Assert.Equal(["11.2", "9.47", "1.73", "±0.4675"], note.QuerySelectorAll(".arithmetic dd").Select(cell => cell.TextContent.Split(' ')[0]).ToList());
        Assert.Contains("differs", Number(page, "11.2%").ClassList);
        Assert.Equal("#" + note.Id, page.QuerySelector(".to-finding")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_topic_or_status_dims_the_other_numbers_and_keeps_them_in_place()
    {
        await using var server = await StartAsync();

        var page = await server.PageAsync(Report + "?status=target");

        Assert.Contains("off", Number(page, "198户").ClassList);
        Assert.DoesNotContain("off", Number(page, "150座").ClassList);
        Assert.Single(page.QuerySelectorAll(".record"));
        await server.PageAsync(Report + "?status=nothing", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_new_revision_says_what_changed_and_the_old_one_stays()
    {
        await using var server = await StartAsync();
        await server.PublishAsync(Path, Text.Replace("198户", "201户", StringComparison.Ordinal) + "新建公路12公里。\n");

        var page = await server.PageAsync(Report);
        Assert.Contains("1 处改动，1 处新增，0 处删去", page.QuerySelector(".changes summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("changed", Number(page, "201户").ClassList);
        Assert.Contains("changed", Number(page, "12公里").ClassList);
        Assert.DoesNotContain("changed", Number(page, "150座").ClassList);
        var old = page.QuerySelector(".revisions a:not([aria-current])")!.GetAttribute("href")!;
        Assert.Equal(Report + "?revision=1", old);

        var before = await server.PageAsync(old);
        Assert.NotNull(Number(before, "198户"));
        Assert.Equal(Report, before.QuerySelector(".banner a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/reports/430681104-1999")]
    [InlineData(Report + "?revision=9")]
    public async Task What_was_never_published_is_not_found(string path)
    {
        await using var server = await StartAsync();

        await server.PageAsync(path, HttpStatusCode.NotFound);
    }

    private async Task<PortalServer> StartAsync()
    {
        var server = await PortalServer.StartEmptyAsync(azurite);
        await server.PublishAsync(Path, Text);
        return server;
    }

    private static IElement Number(IDocument page, string quantity) =>
        page.QuerySelectorAll(".reader-text .n").Single(number => number.TextContent == quantity);
}
