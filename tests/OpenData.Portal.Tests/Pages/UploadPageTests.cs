using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using OpenData.Storage.UploadKeys;
using OpenData.Testing;

namespace OpenData.Portal.Tests.Pages;

[Collection(nameof(SharedAzurite))]
public sealed class UploadPageTests(AzuriteServer azurite)
{
    private const string Draft = "湖南省汨罗市白水镇2022年工作总结\n一、民生保障\n全镇农村低保对象198户。固定资产投资由上年的28.5亿元增至31.2亿元，同比增长11.2%。\n";

    [Fact]
    public async Task A_pasted_draft_is_read_at_once_and_nothing_is_kept()
    {
        await using var server = await PortalServer.StartEmptyAsync(azurite);

        var page = await PostAsync(server, ("text", Draft.ReplaceLineEndings("\r\n")), ("do", "check"));

        Assert.Equal("将公开 4 条数据", page.QuerySelector(".outcome h2")!.TextContent);
        Assert.Contains(page.QuerySelectorAll(".reader-text a.n"), number => number.TextContent == "198户");
        Assert.Single(page.QuerySelectorAll(".open-findings li"));
        Assert.Equal("430681104", page.QuerySelector("[name=township_id]")!.GetAttribute("value"));
        Assert.Equal("2022.txt", page.QuerySelector("[name=name]")!.GetAttribute("value"));
        Assert.Equal(Draft, page.QuerySelector("textarea")!.TextContent);
        await server.PageAsync("/reports/430681104-2022", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_goes_before_the_text_and_its_name_tells_its_period()
    {
        await using var server = await PortalServer.StartEmptyAsync(azurite);

        var page = await PostAsync(server, "白水镇工作情况\n新建公路12公里。\n"u8.ToArray(), ("text", "别的"), ("township_id", "430681104"), ("do", "check"));

        Assert.Contains(page.QuerySelectorAll(".draft-facts dd"), fact => fact.TextContent == "2019");
        Assert.Contains(page.QuerySelectorAll(".reader-text a.n"), number => number.TextContent == "12公里");
    }

    [Fact]
    public async Task What_could_not_be_published_says_why()
    {
        await using var server = await PortalServer.StartEmptyAsync(azurite);

        var page = await PostAsync(server, ("text", "Nothing but English words in this text, and none of them Chinese."), ("do", "check"));

        Assert.Equal("not_chinese", page.QuerySelector(".outcome.bad code")!.TextContent);
        Assert.Null(page.QuerySelector(".publish"));
    }

    [Fact]
    public async Task With_its_key_a_township_publishes_what_it_pasted()
    {
        await using var server = await PortalServer.StartEmptyAsync(azurite);
        var key = await server.Services.GetRequiredService<UploadKeyStore>().AddAsync("430681104", CancellationToken.None);
        var answer = PostAsync(server, ("text", Draft), ("key", key!.Reveal()), ("do", "publish"));
        await server.FinishWhenThereAsync("430681104/2022.txt");

        var page = await answer;

        Assert.Equal("已公开", page.QuerySelector(".outcome.good h2")!.TextContent);
        Assert.Equal("/reports/430681104-2022", page.QuerySelector(".outcome a.button")!.GetAttribute("href"));
        Assert.DoesNotContain(key.Reveal(), page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_on_the_page_and_the_text_stays()
    {
        await using var server = await PortalServer.StartEmptyAsync(azurite);

        var page = await PostAsync(server, HttpStatusCode.Unauthorized, null, ("text", Draft), ("key", "od_wrong"), ("do", "publish"));

        Assert.Equal("需要有效的上传密钥", page.QuerySelector(".outcome.bad h2")!.TextContent);
        Assert.Equal(Draft, page.QuerySelector("textarea")!.TextContent);
        Assert.DoesNotContain("od_wrong", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_form_says_what_is_missing()
    {
        await using var server = await PortalServer.StartEmptyAsync(azurite);

        var page = await PostAsync(server, HttpStatusCode.BadRequest, null, ("text", ""), ("do", "check"));

        Assert.NotNull(page.QuerySelector(".outcome.bad"));
    }

    private static Task<IDocument> PostAsync(PortalServer server, params (string Name, string Value)[] fields) => PostAsync(server, HttpStatusCode.OK, null, fields);

    private static Task<IDocument> PostAsync(PortalServer server, byte[] file, params (string Name, string Value)[] fields) => PostAsync(server, HttpStatusCode.OK, file, fields);

    private static async Task<IDocument> PostAsync(PortalServer server, HttpStatusCode status, byte[]? file, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value, Encoding.UTF8), name);
        if (file is not null) form.Add(new ByteArrayContent(file), "file", "2019.txt");
        using var response = await server.Client.PostAsync("/upload", form);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, body);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        return new HtmlParser().ParseDocument(body);
    }
}
