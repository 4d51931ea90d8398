using Azure;
using Azure.Core;
using Azure.Data.Tables;
using OpenData.Testing;

namespace OpenData.Platform.Tests.Tables;

[Collection(SharedAzurite.Name)]
public sealed class TableRetryTests(AzuriteServer azurite) : IAsyncLifetime
{
    private readonly string name = AzuriteServer.NewPrefix();
    private readonly List<string> signatures = [];

    public async Task InitializeAsync() => await new TableClient(azurite.ConnectionString, name).CreateIfNotExistsAsync();

    public Task DisposeAsync() => new TableClient(azurite.ConnectionString, name).DeleteAsync();

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Tries_again_when_the_service_is_busy(int status)
    {
        var table = Client(failures: 2, () => new CannedResponse(status, "busy"));

        await table.AddEntityAsync(new TableEntity("p", "r") { ["Text"] = "白水" });

        Assert.Equal(3, signatures.Count);
        TableEntity row = await table.GetEntityAsync<TableEntity>("p", "r");
        Assert.Equal("白水", row.GetString("Text"));
    }

    [Fact]
    public async Task Tries_again_when_the_connection_breaks()
    {
        var table = Client(failures: 1, () => throw new IOException("The connection was reset."));

        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "r"))]);

        Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task Gives_up_after_the_retries_with_the_last_answer()
    {
        const string Busy = """{"odata.error":{"code":"ServerBusy","message":{"lang":"en-US","value":"The server is busy."}}}""";
        var table = Client(failures: int.MaxValue, () => new CannedResponse(503, Busy, ("Content-Type", "application/json")));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((503, "ServerBusy"), (failure.Status, failure.ErrorCode));
        Assert.Equal(4, signatures.Count);
    }

    [Fact]
    public async Task Does_not_try_again_when_the_request_is_at_fault()
    {
        var table = Client(failures: 1, () => new CannedResponse(400, "<html>", ("x-ms-error-code", "InvalidInput")));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((400, "InvalidInput"), (failure.Status, failure.ErrorCode));
        Assert.Single(signatures);
    }

    [Fact]
    public async Task Reports_an_answer_that_was_cut_short_by_its_status()
    {
        var table = Client(failures: 1, () => new CannedResponse(404, """{"odata.error":{"co""", ("Content-Type", "application/json")));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((404, (string?)null), (failure.Status, failure.ErrorCode));
    }

    private TableClient Client(int failures, Func<Response> failure)
    {
        var options = new TableClientOptions
        {
            Transport = new InterceptingTransport(request =>
            {
                request.Headers.TryGetValue("Authorization", out var signature);
                signatures.Add(signature!);
                return signatures.Count <= failures ? failure() : null;
            }),
        };
        options.Retry.Mode = RetryMode.Fixed;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return new TableClient(azurite.ConnectionString, name, options);
    }
}
