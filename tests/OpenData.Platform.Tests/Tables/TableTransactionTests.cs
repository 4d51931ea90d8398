using Azure;
using Azure.Data.Tables;
using OpenData.Testing;
using static Azure.Data.Tables.TableTransactionActionType;

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
        var actions = Rows(100).Select(row => new TableTransactionAction(Add, row));

        var answers = await table.SubmitTransactionAsync(actions);

        Assert.Equal(202, answers.GetRawResponse().Status);
        Assert.Equal(100, answers.Value.Count);
        Assert.All(answers.Value, answer => Assert.Equal(204, answer.Status));
        var stored = await table.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(answers.Value.Select(answer => answer.Headers.ETag), stored.Select(row => (ETag?)row.ETag));
    }

    [Fact]
    public async Task Changes_nothing_when_one_action_of_a_hundred_is_refused_and_says_which()
    {
        await table.AddEntityAsync(new TableEntity("p", "0037") { ["Number"] = -1 });

        var failure = await FailureOf(Rows(100).Select(row => new TableTransactionAction(Add, row)));

        Assert.Equal((409, "EntityAlreadyExists"), (failure.Status, failure.ErrorCode));
        Assert.Equal(37, failure.FailedTransactionActionIndex);
        Assert.Contains("The specified entity already exists.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(-1, Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync()).GetInt32("Number"));
    }

    [Fact]
    public async Task Makes_every_kind_of_change_in_one_transaction()
    {
        await table.SubmitTransactionAsync(
            "abcde".Select(key => new TableTransactionAction(Add, new TableEntity("p", $"{key}") { ["A"] = 1, ["B"] = 1 })));

        await table.SubmitTransactionAsync(
        [
            new(UpdateMerge, new TableEntity("p", "a") { ["B"] = 2 }),
            new(UpdateReplace, new TableEntity("p", "b") { ["B"] = 2 }),
            new(UpsertMerge, new TableEntity("p", "c") { ["B"] = 2 }),
            new(UpsertReplace, new TableEntity("p", "d") { ["B"] = 2 }),
            new(Delete, new TableEntity("p", "e")),
            new(UpsertReplace, new TableEntity("p", "f") { ["B"] = 2 }),
        ]);

        var rows = await table.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(["a12", "b2", "c12", "d2", "f2"], rows.Select(row => $"{row.RowKey}{row["A"]}{row["B"]}"));
    }

    [Theory]
    [InlineData(UpdateMerge)]
    [InlineData(UpdateReplace)]
    [InlineData(Delete)]
    public async Task Requires_the_version_given(TableTransactionActionType type)
    {
        var outdated = (await table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 2 });

        var failure = await FailureOf(
        [
            new(Add, new TableEntity("p", "new")),
            new(type, new TableEntity("p", "r"), outdated),
        ]);

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (failure.Status, failure.ErrorCode));
        Assert.Equal(1, failure.FailedTransactionActionIndex);
        Assert.Equal(2, Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync()).GetInt32("A"));
    }

    [Fact]
    public async Task Says_that_a_row_to_update_is_not_there()
    {
        var failure = await FailureOf([new(UpdateReplace, new TableEntity("p", "r"))]);

        Assert.Equal((404, "ResourceNotFound", 0), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
    }

    [Fact]
    public async Task Is_refused_with_more_than_a_hundred_actions_or_none()
    {
        var failure = await Assert.ThrowsAnyAsync<RequestFailedException>(
            () => table.SubmitTransactionAsync(Rows(101).Select(row => new TableTransactionAction(Add, row))));

        Assert.Equal(400, failure.Status);
        await Assert.ThrowsAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([]));
    }

    [Fact]
    public async Task Carries_long_texts_and_bytes_whole()
    {
        var text = string.Concat(Enumerable.Repeat("工作报告𠮷\"\\\r\n--batch ", 1_500));
        var bytes = Enumerable.Range(0, 60_000).Select(number => (byte)(number % 256)).ToArray();

        await table.SubmitTransactionAsync(Rows(20).Select(
            row => new TableTransactionAction(UpsertReplace, new TableEntity("p", row.RowKey) { ["T"] = text, ["B"] = bytes })));

        var rows = await table.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(20, rows.Count);
        Assert.All(rows, row => Assert.Equal(text, row.GetString("T")));
        Assert.All(rows, row => Assert.Equal(bytes, row.GetBinary("B")));
    }

    [Fact]
    public async Task Reads_the_refusal_the_way_the_service_writes_it()
    {
        const string Body =
            """
            --batchresponse_1
            Content-Type: multipart/mixed; boundary=changesetresponse_2

            --changesetresponse_2
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            HTTP/1.1 400 Bad Request
            X-Content-Type-Options: nosniff
            Preference-Applied: return-no-content
            DataServiceVersion: 3.0;
            Content-Type: application/json;odata=minimalmetadata;streaming=true;charset=utf-8

            {"odata.error":{"code":"InvalidDuplicateRow","message":{"lang":"en-US","value":"12:Same row twice.\nRequestId:3"}}}
            --changesetresponse_2--
            --batchresponse_1--

            """;
        var type = ("Content-Type", "multipart/mixed; boundary=batchresponse_1");
        var answer = new CannedResponse(202, Body.ReplaceLineEndings("\r\n"), type);
        var options = new TableClientOptions { Transport = new InterceptingTransport(_ => answer) };

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => new TableClient(azurite.ConnectionString, "t", options).SubmitTransactionAsync([new(Add, new TableEntity("p", "r"))]));

        Assert.Equal((400, "InvalidDuplicateRow", 12), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
    }

    private static IEnumerable<TableEntity> Rows(int count) =>
        Enumerable.Range(0, count).Select(number => new TableEntity("p", $"{number:0000}") { ["Number"] = number });

    private Task<TableTransactionFailedException> FailureOf(IEnumerable<TableTransactionAction> actions) =>
        Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(actions));
}
