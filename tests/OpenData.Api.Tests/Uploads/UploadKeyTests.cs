using System.Text.RegularExpressions;
using OpenData.Storage.UploadKeys;
using OpenData.Testing;

namespace OpenData.Api.Tests.Uploads;

[Collection(SharedAzurite.Name)]
public sealed partial class UploadKeyTests(AzuriteServer azurite) : IAsyncLifetime
{
    private UploadingTownship township = null!;

    public async Task InitializeAsync() => township = await UploadingTownship.StartAsync(azurite);

    public async Task DisposeAsync() => await township.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer nonsense")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task Without_a_key_nothing_opens(string? authorization)
    {
        foreach (var (method, path) in KeyedRoutes(UploadingTownship.Id))
        {
            using var response = await township.SendAsync(method, path, [], null, authorization is null ? [] : [("Authorization", authorization)]);
            Assert.Equal("unauthorized", await UploadingTownship.CodeAsync(401, response));
            Assert.Equal("Bearer realm=\"uploads\"", response.Headers.WwwAuthenticate.ToString());
        }
    }

    [Fact]
    public async Task A_revoked_key_is_as_good_as_a_wrong_one()
    {
        var wrong = (township.Bearer.Name, township.Bearer.Value[..^1] + (township.Bearer.Value[^1] == '0' ? '1' : '0'));
        var before = await RefusalAsync(UploadingTownship.Id, wrong);
        await UploadingTownship.KeysOf(township.Server).RevokeAsync(UploadingTownship.Id, township.Key.Id, CancellationToken.None);

        Assert.Equal(before, await RefusalAsync(UploadingTownship.Id, township.Bearer));
        Assert.StartsWith("401 ", before, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UploadingTownship.Nobody)]
    [InlineData("no-township")]
    public async Task A_key_for_another_township_says_nothing_about_that_township(string absent)
    {
        using var sent = await township.PutAsync("2023.txt", UploadingTownship.Report(2023));
        await township.PublishAsync("2023.txt");
        var foreign = UploadingTownship.Of((await UploadingTownship.KeysOf(township.Server).AddAsync("430681105", CancellationToken.None))!);

        var existing = await RefusalAsync(UploadingTownship.Id, foreign);

        Assert.StartsWith("403 ", existing, StringComparison.Ordinal);
        Assert.Equal(existing, await RefusalAsync(absent, foreign));
    }

    [Fact]
    public async Task A_key_is_written_nowhere_in_the_answers()
    {
        using var sent = await township.PutAsync("2023.txt", UploadingTownship.Report(2023));
        using var refused = await township.SendAsync(HttpMethod.Get, "/uploads/430681105", [], null, township.Bearer);

        foreach (var response in (HttpResponseMessage[])[sent, refused])
        {
            var everything = await response.Content.ReadAsStringAsync() + response.Headers;
            Assert.DoesNotContain(township.Key.Reveal()[^16..], everything, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task After_ten_wrong_keys_a_client_has_to_wait_with_the_right_one_too()
    {
        for (var i = 0; i < Limits.WrongKeysPerMinute; i++)
        {
            using var wrong = await township.SendAsync(
                HttpMethod.Get, "/uploads/430681104", [], null, UploadingTownship.Of(UploadKeyText.NewFor(UploadingTownship.Id)));
            Assert.Equal("unauthorized", await UploadingTownship.CodeAsync(401, wrong));
        }

        using var right = await township.SendAsync(HttpMethod.Get, "/uploads/430681104", [], null, township.Bearer);
        Assert.Equal("too_many_requests", await UploadingTownship.CodeAsync(429, right));
        Assert.InRange(right.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        await township.Server.JsonAsync("/townships");
    }

    [Fact]
    public async Task The_old_and_the_new_key_work_side_by_side()
    {
        var next = await UploadingTownship.KeysOf(township.Server).AddAsync(UploadingTownship.Id, CancellationToken.None);

        await township.Server.JsonAsync("/uploads/430681104", township.Bearer);
        await township.Server.JsonAsync("/uploads/430681104", UploadingTownship.Of(next!));
    }

    private static IEnumerable<(HttpMethod, string)> KeyedRoutes(string id) =>
        Routes.All.Where(route => route.NeedsKey).Select(route => (
            new HttpMethod(route.Method),
            route.Template.Replace("{township}", id, StringComparison.Ordinal).Replace("{name}", "2023.txt", StringComparison.Ordinal).Replace("{id}", $"{id}-2023", StringComparison.Ordinal)));

    /// <summary>Status and body of all keyed routes, without what differs from request to request.</summary>
    private async Task<string> RefusalAsync(string id, (string, string) authorization)
    {
        var answers = new List<string>();
        foreach (var (method, path) in KeyedRoutes(id))
        {
            using var response = await township.SendAsync(method, path, [], null, authorization);
            answers.Add($"{(int)response.StatusCode} {OfThisRequest().Replace(await response.Content.ReadAsStringAsync(), "")}");
        }

        return string.Join('\n', answers);
    }

    [GeneratedRegex("\"(instance|request_id)\":\"[^\"]*\"")]
    private static partial Regex OfThisRequest();
}
