using Azure;
using Azure.Data.Tables;
using OpenData.Testing;

namespace OpenData.Platform.Tests.Tables;

[Collection(SharedAzurite.Name)]
public sealed class TableQueryTests(AzuriteServer azurite) : IAsyncLifetime
{
    private readonly TableClient table = new(azurite.ConnectionString, AzuriteServer.NewPrefix());

    public Task InitializeAsync() => table.CreateIfNotExistsAsync();

    public Task DisposeAsync() => table.DeleteAsync();

    [Fact]
    public async Task Reads_pages_of_a_thousand_until_there_are_no_more()
    {
        await FillAsync(2_345);

        var pages = await table.QueryAsync<TableEntity>().AsPages().ToListAsync();

        Assert.Equal([1_000, 1_000, 345], pages.Select(page => page.Values.Count));
        Assert.Equal(Enumerable.Range(0, 2_345), pages.SelectMany(page => page.Values).Select(row => row.GetInt32("Number")!.Value));
        Assert.Null(pages[^1].ContinuationToken);
    }

    [Fact]
    public async Task Goes_on_behind_a_page_read_earlier()
    {
        await FillAsync(250);
        var first = await table.QueryAsync<TableEntity>(maxPerPage: 100).AsPages().FirstAsync();

        var rest = await table.QueryAsync<TableEntity>().AsPages(first.ContinuationToken, pageSizeHint: 120).ToListAsync();

        Assert.Equal([120, 30], rest.Select(page => page.Values.Count));
        Assert.Equal(100, rest[0].Values[0].GetInt32("Number"));
    }

    [Fact]
    public async Task Goes_on_behind_an_empty_page()
    {
        var queries = new List<string>();
        var served = new TableClient(azurite.ConnectionString, table.Name, Answering(request =>
        {
            queries.Add(request.Uri.Query);
            return queries.Count switch
            {
                1 => Page("", ("x-ms-continuation-NextPartitionKey", "1!8!cA--")),
                2 => Page("", ("x-ms-continuation-NextPartitionKey", "1!8!cB--"), ("x-ms-continuation-NextRowKey", "1!4!+/=")),
                _ => Page("""{"PartitionKey":"p","RowKey":"r"}"""),
            };
        }));

        var pages = await served.QueryAsync<TableEntity>().AsPages().ToListAsync();

        Assert.Equal([0, 0, 1], pages.Select(page => page.Values.Count));
        Assert.Equal(["", "?NextPartitionKey=1%218%21cA--", "?NextPartitionKey=1%218%21cB--&NextRowKey=1%214%21%2B%2F%3D"], queries);
    }

    [Fact]
    public async Task Reads_only_the_rows_and_properties_asked_for()
    {
        await FillAsync(30);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {"p"} and Number ge {10} and Number lt {13}");

        var rows = await table.QueryAsync<TableEntity>(filter, select: ["RowKey", "Number"]).ToListAsync();

        Assert.Equal([10, 11, 12], rows.Select(row => row.GetInt32("Number")!.Value));
        Assert.All(rows, row => Assert.False(row.ContainsKey("Text")));
    }

    [Fact]
    public async Task Reads_no_page_before_it_is_asked_for()
    {
        await FillAsync(30);
        var requests = 0;
        var watched = new TableClient(azurite.ConnectionString, table.Name, Answering(_ =>
        {
            requests++;
            return null;
        }));

        var first = await watched.QueryAsync<TableEntity>(maxPerPage: 10).FirstAsync();

        Assert.Equal(0, first.GetInt32("Number"));
        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task Stops_between_pages_when_cancelled()
    {
        await FillAsync(30);
        using var cancellation = new CancellationTokenSource();
        var pages = table.QueryAsync<TableEntity>(maxPerPage: 10, cancellationToken: cancellation.Token).AsPages();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var page in pages) await cancellation.CancelAsync();
        });
    }

    [Fact]
    public async Task Reports_a_filter_the_service_does_not_understand()
    {
        var failure = await Assert.ThrowsAsync<RequestFailedException>(
            async () => await table.QueryAsync<TableEntity>("PartitionKey eq").ToListAsync());

        Assert.Equal((400, "InvalidInput"), (failure.Status, failure.ErrorCode));
    }

    private static TableClientOptions Answering(Func<Azure.Core.Request, Response?> answer) =>
        new() { Transport = new InterceptingTransport(answer) };

    private static CannedResponse Page(string rows, params (string Name, string Value)[] continuation) =>
        new(200, $$"""{"value":[{{rows}}]}""", [("Content-Type", "application/json"), .. continuation]);

    private async Task FillAsync(int rows)
    {
        foreach (var hundred in Enumerable.Range(0, rows).Chunk(100))
        {
            await table.SubmitTransactionAsync(hundred.Select(number => new TableTransactionAction(
                TableTransactionActionType.Add,
                new TableEntity("p", $"{number:0000}") { ["Number"] = number, ["Text"] = "全镇" })));
        }
    }
}
