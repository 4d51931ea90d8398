using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using OpenData.Testing;

namespace OpenData.Platform.Tests.Tables;

[Collection(SharedAzurite.Name)]
public sealed class TableServiceClientTests(AzuriteServer azurite)
{
    private readonly TableServiceClient service = new(azurite.ConnectionString);
    private readonly string prefix = AzuriteServer.NewPrefix();

    [Fact]
    public async Task Creates_lists_and_drops_tables()
    {
        foreach (var letter in "abc") await service.CreateTableIfNotExistsAsync($"{prefix}{letter}");
        await service.DeleteTableAsync($"{prefix}b");

        string end = $"{prefix}z";
        var filter = TableServiceClient.CreateQueryFilter($"TableName ge {prefix} and TableName lt {end}");
        var pages = await service.QueryAsync(filter, maxPerPage: 1).AsPages().ToListAsync();

        Assert.Equal([$"{prefix}a", $"{prefix}c"], pages.SelectMany(page => page.Values).Select(table => table.Name));
        Assert.Equal([1, 1], pages.Select(page => page.Values.Count));
    }

    [Fact]
    public async Task Hands_out_clients_of_its_tables()
    {
        var table = service.GetTableClient(prefix);
        await table.CreateIfNotExistsAsync();

        await table.AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(prefix, table.Name);
        Assert.Single(await new TableClient(azurite.ConnectionString, prefix).QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task Says_that_a_table_still_disappears()
    {
        const string Body = """{"odata.error":{"code":"TableBeingDeleted","message":{"lang":"en-US","value":"Try later."}}}""";
        var options = new TableClientOptions
        {
            Transport = new InterceptingTransport(_ => new CannedResponse(409, Body, ("Content-Type", "application/json"))),
        };

        var failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => new TableServiceClient(azurite.ConnectionString, options).CreateTableIfNotExistsAsync(prefix));

        Assert.True(failure.ErrorCode! == TableErrorCode.TableBeingDeleted);
    }
}
