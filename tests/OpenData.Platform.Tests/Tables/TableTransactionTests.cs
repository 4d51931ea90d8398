using Azure.Data.Tables;
using OpenData.Testing;

namespace OpenData.Platform.Tests.Tables;

[Collection(SharedAzurite.Name)]
public sealed class TableTransactionTests(AzuriteServer azurite) : IAsyncLifetime
{
    private readonly TableClient table = new(azurite.ConnectionString, AzuriteServer.NewPrefix());

    public Task InitializeAsync() => table.CreateIfNotExistsAsync();

    public Task DisposeAsync() => table.DeleteAsync();

    [Fact]
    public async Task Makes_a_hundred_changes_at_once_and_says_the_version_of_each()
    {
        var actions = Rows(100).Select(row => new TableTransactionAction(TableTransactionActionType.Add, row));

        var answers = await table.SubmitTransactionAsync(actions);

        Assert.Equal(100, answers.Value.Count);
        Assert.All(answers.Value, answer => Assert.Equal(204, answer.Status));
        Assert.All(answers.Value, answer => Assert.NotNull(answer.Headers.ETag));
        Assert.Equal(100, (await RowKeysAsync()).Count);
    }

    [Fact]
    public async Task Changes_nothing_when_one_action_is_refused_and_says_which()
    {
        await table.AddEntityAsync(new TableEntity("p", "0003"));

        var actions = Rows(10).Select(row => new TableTransactionAction(TableTransactionActionType.Add, row));
        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(actions));

        Assert.Equal(409, failure.Status);
        Assert.Equal("EntityAlreadyExists", failure.ErrorCode);
        Assert.Equal(3, failure.FailedTransactionActionIndex);
        Assert.Equal(["0003"], await RowKeysAsync());
    }

    private static IEnumerable<TableEntity> Rows(int count) =>
        Enumerable.Range(0, count).Select(number => new TableEntity("p", $"{number:0000}") { ["Number"] = number });

    private async Task<List<string>> RowKeysAsync() =>
        await table.QueryAsync<TableEntity>(select: ["RowKey"]).Select(row => row.RowKey).ToListAsync();
}
