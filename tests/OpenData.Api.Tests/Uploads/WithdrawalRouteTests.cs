using OpenData.Testing;

namespace OpenData.Api.Tests.Uploads;

[Collection(SharedAzurite.Name)]
public sealed class WithdrawalRouteTests(AzuriteServer azurite) : IAsyncLifetime
{
    private const string Report = "/reports/430681104-2023";
    private UploadingTownship township = null!;

    public async Task InitializeAsync()
    {
        township = await UploadingTownship.StartAsync(azurite);
        using var sent = await township.PutAsync("2023.txt", UploadingTownship.Report(2023));
        await township.PublishAsync("2023.txt");
        await UntilAsync(200);
    }

    public async Task DisposeAsync() => await township.DisposeAsync();

    [Fact]
    public async Task A_withdrawn_report_says_why_until_it_is_sent_again()
    {
        using var withdrawn = await DeleteAsync(Report + "?reason=数字有误");

        var data = await UploadingTownship.DataAsync(200, withdrawn);
        Assert.Equal(("withdrawn", "数字有误", 1), ((string?)data["state"], (string?)data["reason"], (int)data["revision"]!));
        await UntilAsync(410);
        Assert.Equal("数字有误", (string?)(await township.Server.ProblemAsync(410, Report))["reason"]);

        await Task.Delay(TimeSpan.FromSeconds(1.1));
        using var again = await township.PutAsync("2023.txt", UploadingTownship.Report(2023));
        Assert.Equal("received", (string?)(await UploadingTownship.DataAsync(202, again))["state"]);
        await township.PublishAsync("2023.txt");
        await UntilAsync(200);
    }

    [Fact]
    public async Task The_first_reason_stays()
    {
        using var first = await DeleteAsync(Report + "?reason=数字有误");
        using var second = await DeleteAsync(Report + "?reason=再撤一次");

        Assert.Equal("数字有误", (string?)(await UploadingTownship.DataAsync(200, second))["reason"]);
    }

    [Theory]
    [InlineData("", "empty_parameter")]
    [InlineData("?reason=", "empty_parameter")]
    [InlineData("?reason=x&successor=430681104-2023", "invalid_value")]
    [InlineData("?reason=x&successor=430681104-1999", "unknown_id")]
    [InlineData("?reason=x&successor=nonsense", "unknown_id")]
    public async Task Without_a_good_reason_nothing_is_withdrawn(string query, string code)
    {
        using var response = await DeleteAsync(Report + query);

        Assert.Equal(code, await UploadingTownship.CodeAsync(400, response));
        await township.Server.JsonAsync(Report);
    }

    [Fact]
    public async Task A_reason_is_no_essay()
    {
        using var response = await DeleteAsync($"{Report}?reason={new string('x', Limits.ReasonLength + 1)}");

        Assert.Equal("invalid_value", await UploadingTownship.CodeAsync(400, response));
    }

    [Theory]
    [InlineData("/reports/430681104-1999")]
    [InlineData("/reports/430681104-nonsense")]
    public async Task What_was_never_published_can_not_be_withdrawn(string path)
    {
        using var response = await DeleteAsync(path + "?reason=x");

        Assert.Equal("not_found", await UploadingTownship.CodeAsync(404, response));
    }

    [Fact]
    public async Task Nobody_withdraws_the_report_of_another_township()
    {
        var foreign = await UploadingTownship.KeysOf(township.Server).AddAsync("430681105", CancellationToken.None);
        using var response = await township.Server.SendAsync(HttpMethod.Delete, Report + "?reason=x", UploadingTownship.Of(foreign!));

        Assert.Equal("forbidden", await UploadingTownship.CodeAsync(403, response));
        await township.Server.JsonAsync(Report);
    }

    private Task<HttpResponseMessage> DeleteAsync(string path) => township.Server.SendAsync(HttpMethod.Delete, path, township.Bearer);

    /// <summary>The index follows a moment later.</summary>
    private async Task UntilAsync(int status)
    {
        for (var i = 0; i < 600; i++)
        {
            using var response = await township.Server.GetAsync(Report);
            if ((int)response.StatusCode == status) return;
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        Assert.Fail($"{Report} never answered {status}.");
    }
}
