using Azure.Data.Tables;
using OpenData.Testing;

namespace OpenData.Platform.Tests.Tables;

[Collection(SharedAzurite.Name)]
public sealed class OddCharactersTests(AzuriteServer azurite) : IAsyncLifetime
{
    private static readonly string[] Keys =
    [
        "it's", "''", "'", "\"quoted\"", "白水镇工作报告", "𠮷野家", "😀👨‍👩‍👧", "100%", "%41", "%25", "%2F",
        "a+b", "a b", " leading", "a&b=c",
        "a,b;c", "(x)", "{x}", "[x]", "a:b@c", "~!*$", "<x>", "a|b^c`d", "é", "e\u0301", "a.b..", "$batch", "p' or 'a' eq 'a",
    ];

    private readonly TableClient table = new(azurite.ConnectionString, AzuriteServer.NewPrefix());

    public static TheoryData<string> OddKeys => [.. Keys];

    public Task InitializeAsync() => table.CreateIfNotExistsAsync();

    public Task DisposeAsync() => table.DeleteAsync();

    [Theory]
    [MemberData(nameof(OddKeys))]
    public async Task Keys_are_stored_read_changed_and_deleted_as_they_are(string key)
    {
        await table.AddEntityAsync(new TableEntity(key, key) { ["Text"] = key });

        TableEntity row = await table.GetEntityAsync<TableEntity>(key, key);
        Assert.Equal((key, key, key), (row.PartitionKey, row.RowKey, row.GetString("Text")));
        await table.UpdateEntityAsync(new TableEntity(key, key) { ["Text"] = "changed" }, row.ETag);
        await table.UpsertEntityAsync(new TableEntity(key, key) { ["Text"] = "again" }, TableUpdateMode.Replace);
        Assert.Equal("again", Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync()).GetString("Text"));
        Assert.Equal(204, (await table.DeleteEntityAsync(key, key)).Status);
    }

    [Theory]
    [MemberData(nameof(OddKeys))]
    public async Task A_transaction_keeps_keys_and_texts_as_they_are(string key)
    {
        await table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpsertReplace, new TableEntity(key, key) { ["Text"] = key }),
            new(TableTransactionActionType.UpsertReplace, new TableEntity(key, "other") { ["Text"] = "x" }),
        ]);

        TableEntity row = await table.GetEntityAsync<TableEntity>(key, key);
        Assert.Equal(key, row.GetString("Text"));
        await table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Delete, row),
            new(TableTransactionActionType.Delete, new TableEntity(key, "other")),
        ]);
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Theory]
    [MemberData(nameof(OddKeys))]
    public async Task A_filter_finds_what_it_names_and_nothing_else(string value)
    {
        await table.AddEntityAsync(new TableEntity("p", value) { ["Text"] = value });
        await table.AddEntityAsync(new TableEntity("p", "another") { ["Text"] = "another" });

        var byKey = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {value}")).ToListAsync();
        var filter = TableClient.CreateQueryFilter($"Text eq {value} and PartitionKey eq {"p"}");
        var byText = await table.QueryAsync<TableEntity>(filter).ToListAsync();

        Assert.Equal(value, Assert.Single(byKey).RowKey);
        Assert.Equal(value, Assert.Single(byText).GetString("Text"));
    }

    [Fact]
    public async Task A_query_goes_on_behind_odd_keys()
    {
        foreach (var key in Keys) await table.AddEntityAsync(new TableEntity("p+ 白", key));

        var rows = await table.QueryAsync<TableEntity>(maxPerPage: 1).Select(row => row.RowKey).ToListAsync();

        Assert.Equal(Keys.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }
}
