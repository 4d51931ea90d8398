using Azure.Data.Tables;
using OpenData.Storage.UploadKeys;
using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests.UploadKeys;

[Collection(SharedAzurite.Name)]
public sealed class UploadKeyStoreTests : IDisposable
{
    private const string Township = "430681104";
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ManualClock clock = new(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
    private readonly TestInstance app;

    public UploadKeyStoreTests(AzuriteServer azurite) => app = new TestInstance(azurite, AzuriteServer.NewPrefix(), clock: clock);

    private UploadKeyStore Store => app.UploadKeys;

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task A_key_opens_its_township()
    {
        var added = await Store.AddAsync(Township, None);

        var key = await Store.AuthenticateAsync(added!.Reveal(), None);

        Assert.Equal((Township, added.Id, clock.GetUtcNow()), (key!.TownshipId, key.Id, key.CreatedAt));
    }

    [Fact]
    public async Task The_table_does_not_hold_the_key()
    {
        var added = await Store.AddAsync(Township, None);
        var secret = Convert.FromHexString(added!.Reveal().Split('_')[3]);

        var row = (await app.Storage.Publishers.GetEntityAsync<TableEntity>(Township, added.Id, cancellationToken: None)).Value;

        Assert.Equal((16, 32), (row.GetBinary("Salt")!.Length, row.GetBinary("Hash")!.Length));
        Assert.NotEqual(secret, row.GetBinary("Hash"));
    }

    [Fact]
    public async Task Nothing_but_the_whole_key_opens()
    {
        var key = (await Store.AddAsync(Township, None))!.Reveal();
        var parts = key.Split('_');
        var lastDigit = key[^1] == '0' ? '1' : '0';
        string?[] wrong =
        [
            null, "", "odk", key.ToUpperInvariant(), key[..^1] + lastDigit, $"{parts[0]}_430681105_{parts[2]}_{parts[3]}",
            $"{parts[0]}_{parts[1]}_00000000_{parts[3]}", $"{parts[0]}_{parts[1]}_{parts[2]}_{new string('0', 64)}",
        ];

        foreach (var text in wrong) Assert.Null(await Store.AuthenticateAsync(text, None));
        Assert.NotNull(await Store.AuthenticateAsync(key, None));
    }

    [Fact]
    public async Task Two_may_live_at_once_and_not_three()
    {
        var first = await Store.AddAsync(Township, None);
        var second = await Store.AddAsync(Township, None);

        Assert.Null(await Store.AddAsync(Township, None));
        Assert.Equal(2, (await Store.ListAsync(Township, None)).Count);
        Assert.NotNull(await Store.AuthenticateAsync(first!.Reveal(), None));
        Assert.NotNull(await Store.AuthenticateAsync(second!.Reveal(), None));
        Assert.NotNull(await Store.AddAsync("430681105", None));
    }

    [Fact]
    public async Task Ten_made_at_once_leave_two_at_the_most()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Store.AddAsync(Township, None)));

        var live = (await Store.ListAsync(Township, None)).Where(key => key.IsLive).Select(key => key.Id);
        Assert.InRange(live.Count(), 0, UploadKeyStore.MaxLive);
        Assert.Equal(added.Where(key => key is not null).Select(key => key!.Id).Order(StringComparer.Ordinal), live.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_and_makes_room_for_another()
    {
        var old = await Store.AddAsync(Township, None);
        clock.Advance(TimeSpan.FromMinutes(1));
        await Store.AddAsync(Township, None);

        var revoked = await Store.RevokeAsync(Township, old!.Id, None);

        Assert.Equal(clock.GetUtcNow(), revoked!.RevokedAt);
        Assert.Null(await Store.AuthenticateAsync(old.Reveal(), None));
        Assert.NotNull(await Store.AddAsync(Township, None));
        Assert.Equal([false, true, true], (await Store.ListAsync(Township, None)).Select(key => key.IsLive));
    }

    [Fact]
    public async Task Revoking_again_keeps_the_first_time_and_an_unknown_id_is_none()
    {
        var key = await Store.AddAsync(Township, None);
        var first = await Store.RevokeAsync(Township, key!.Id, None);
        clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(first!.RevokedAt, (await Store.RevokeAsync(Township, key.Id, None))!.RevokedAt);
        Assert.Null(await Store.RevokeAsync(Township, "00000000", None));
        Assert.Null(await Store.RevokeAsync(Township, "nothing", None));
        Assert.Null(await Store.RevokeAsync("430681105", key.Id, None));
    }

    [Fact]
    public async Task The_last_use_is_recorded_to_the_minute()
    {
        var key = (await Store.AddAsync(Township, None))!.Reveal();
        Assert.Null((await Store.ListAsync(Township, None))[0].LastUsedAt);
        var first = clock.GetUtcNow();

        await Store.AuthenticateAsync(key, None);
        clock.Advance(UploadKeyStore.UseResolution / 2);
        await Store.AuthenticateAsync(key, None);
        Assert.Equal(first, (await Store.ListAsync(Township, None))[0].LastUsedAt);

        clock.Advance(UploadKeyStore.UseResolution);
        await Store.AuthenticateAsync(key, None);
        Assert.Equal(clock.GetUtcNow(), (await Store.ListAsync(Township, None))[0].LastUsedAt);
    }
}
