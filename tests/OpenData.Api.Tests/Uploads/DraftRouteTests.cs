using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenData.Storage;
using OpenData.Testing;

namespace OpenData.Api.Tests.Uploads;

[Collection(SharedAzurite.Name)]
public sealed class DraftRouteTests(AzuriteServer azurite) : IAsyncLifetime
{
    private UploadingTownship township = null!;

    public async Task InitializeAsync() => township = await UploadingTownship.StartAsync(azurite);

    public async Task DisposeAsync() => await township.DisposeAsync();

    [Fact]
    public async Task A_draft_is_read_like_a_report()
    {
        var text = "😀" + UploadingTownship.Report(2023);
        using var response = await ReadAsync("?township_id=430681104&file=2023.txt", text);

        var draft = await UploadingTownship.DataAsync(200, response);

        Assert.Equal(("430681104-2023", "txt", "utf-8"), ((string?)draft["report_id"], (string?)draft["format"], (string?)draft["encoding"]));
        Assert.Equal(text, (string?)draft["text"]);
        var characters = text.EnumerateRunes().ToArray();
        Assert.NotEmpty(draft["observations"]!);
        Assert.All(draft["observations"]!, observation => Assert.Equal(
            (string?)observation["quantity"],
            string.Concat(characters[(int)observation["source_start"]!..(int)observation["source_end"]!].Select(rune => rune.ToString()))));
        Assert.Contains(draft["findings"]!, finding => (string?)finding["kind"] == "share_mismatch" && !(bool)finding["verified"]!);
        Assert.Null((string?)draft["rejection"]);
    }

    [Fact]
    public async Task Nothing_of_it_is_kept()
    {
        using var response = await ReadAsync("?township_id=430681104&file=2023.txt", UploadingTownship.Report(2023));

        await UploadingTownship.DataAsync(200, response);
        Assert.Empty(await township.FilesAsync());
        Assert.Empty(await township.Server.Services.GetRequiredService<IngestionLog>().ListOpenAsync(CancellationToken.None).ToListAsync());
        Assert.Empty(await township.Server.Services.GetRequiredService<ReportStore>().AllAsync(CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task A_draft_that_could_not_be_published_says_so_and_is_read_all_the_same()
    {
        using var response = await ReadAsync("", "全镇新增监测对象27户81人，发放小额信贷350万元，工作进展顺利，群众满意。");

        var draft = await UploadingTownship.DataAsync(200, response);

        Assert.NotEqual("", (string?)draft["rejection"]!["message"]);
        Assert.NotEmpty(draft["observations"]!);
    }

    [Theory]
    [InlineData("?township_id=4306", "invalid_value")]
    [InlineData("?file=a%2Fb.txt", "invalid_value")]
    [InlineData("?file=%E2%80%AEtxt.exe", "invalid_value")]
    [InlineData("?name=a.txt", "unknown_parameter")]
    public async Task Wrong_parameters_are_named(string query, string code)
    {
        using var response = await ReadAsync(query, UploadingTownship.Report(2023));

        Assert.Equal(code, await UploadingTownship.CodeAsync(400, response));
    }

    [Fact]
    public async Task A_draft_is_no_large_file()
    {
        using var response = await township.SendAsync(HttpMethod.Post, "/readings", new byte[Limits.DraftBytes + 1], "text/plain");

        Assert.Equal("file_too_large", await UploadingTownship.CodeAsync(413, response));
    }

    [Fact]
    public async Task Drafts_have_a_limit_of_their_own()
    {
        await using var limited = await UploadingTownship.StartAsync(azurite, (ApiSettings.DraftsPerMinuteSetting, "2"));
        for (var i = 0; i < 2; i++)
        {
            using var read = await limited.SendAsync(HttpMethod.Post, "/readings", Encoding.UTF8.GetBytes(UploadingTownship.Report(2023)), "text/plain");
            await UploadingTownship.DataAsync(200, read);
        }

        using var refused = await limited.SendAsync(HttpMethod.Post, "/readings", Encoding.UTF8.GetBytes(UploadingTownship.Report(2023)), "text/plain");
        Assert.Equal("too_many_requests", await UploadingTownship.CodeAsync(429, refused));
        await limited.Server.JsonAsync("/townships");
    }

    private Task<HttpResponseMessage> ReadAsync(string query, string text) =>
        township.SendAsync(HttpMethod.Post, "/readings" + query, Encoding.UTF8.GetBytes(text), "text/plain");
}
