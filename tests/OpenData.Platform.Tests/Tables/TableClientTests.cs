using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using OpenData.Testing;

namespace OpenData.Platform.Tests.Tables;

[Collection(SharedAzurite.Name)]
public sealed class TableClientTests(AzuriteServer azurite) : IAsyncLifetime
{
    private readonly TableClient table = new(azurite.ConnectionString, AzuriteServer.NewPrefix());

    public Task InitializeAsync() => table.CreateIfNotExistsAsync();

    public Task DisposeAsync() => table.DeleteAsync();

    [Fact]
    public async Task Reads_back_what_it_added()
    {
        var added = await table.AddEntityAsync(new TableEntity("430681104", "2017-Q3") { ["Title"] = "白水镇工作报告", ["Revision"] = 3 });

        TableEntity row = await table.GetEntityAsync<TableEntity>("430681104", "2017-Q3");

        Assert.Equal(("430681104", "2017-Q3"), (row.PartitionKey, row.RowKey));
        Assert.Equal("白水镇工作报告", row.GetString("Title"));
        Assert.Equal(3, row.GetInt32("Revision"));
        Assert.Equal(added.Headers.ETag, row.ETag);
        Assert.True(row.Timestamp > DateTimeOffset.UtcNow.AddHours(-1));
    }

    [Fact]
    public async Task Refuses_to_add_a_row_twice()
    {
        await table.AddEntityAsync(new TableEntity("p", "r"));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(409, failure.Status);
        Assert.Equal("EntityAlreadyExists", failure.ErrorCode);
        Assert.StartsWith("The specified entity already exists.", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.ErrorCode! == TableErrorCode.EntityAlreadyExists);
    }

    [Fact]
    public async Task Says_that_a_row_or_a_table_is_not_there()
    {
        var nowhere = new TableClient(azurite.ConnectionString, AzuriteServer.NewPrefix());

        var noRow = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r"));
        var noTable = await Assert.ThrowsAsync<RequestFailedException>(() => nowhere.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((404, "ResourceNotFound"), (noRow.Status, noRow.ErrorCode));
        Assert.Equal((404, "TableNotFound"), (noTable.Status, noTable.ErrorCode));
    }

    [Fact]
    public async Task Asks_for_a_row_that_may_be_missing()
    {
        var missing = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Name"] = "白水" });
        var found = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");

        Assert.False(missing.HasValue);
        Assert.Equal(404, missing.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => missing.Value);
        Assert.True(found.HasValue);
        Assert.Equal("白水", found.Value!.GetString("Name"));
    }

    [Fact]
    public async Task Reads_only_the_properties_asked_for()
    {
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        TableEntity row = await table.GetEntityAsync<TableEntity>("p", "r", select: ["RowKey", "B"]);

        Assert.Equal(2, row.GetInt32("B"));
        Assert.False(row.ContainsKey("A"));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge, 1)]
    [InlineData(TableUpdateMode.Replace, null)]
    public async Task Upserts_with_or_without_the_properties_not_given(TableUpdateMode mode, int? left)
    {
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 1 }, mode);
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 2 }, mode);

        TableEntity row = await table.GetEntityAsync<TableEntity>("p", "r");

        Assert.Equal(2, row.GetInt32("B"));
        Assert.Equal(left, row.GetInt32("A"));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task Updates_only_the_version_required(TableUpdateMode mode)
    {
        var first = await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });
        var second = await table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 2 }, first.Headers.ETag!.Value, mode);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 3 }, first.Headers.ETag!.Value, mode));

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (failure.Status, failure.ErrorCode));
        TableEntity row = await table.GetEntityAsync<TableEntity>("p", "r");
        Assert.Equal(2, row.GetInt32("A"));
        Assert.Equal(second.Headers.ETag, row.ETag);
    }

    [Fact]
    public async Task Updates_any_version_when_told_so_but_no_missing_row()
    {
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });

        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 2 }, ETag.All);
        var failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "other"), ETag.All));

        Assert.Equal((404, "ResourceNotFound"), (failure.Status, failure.ErrorCode));
        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), default));
    }

    [Fact]
    public async Task Deletes_the_version_required_and_bears_a_missing_row()
    {
        var first = (await table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r", first));
        var deleted = await table.DeleteEntityAsync(new TableEntity("p", "r") { ETag = first });
        var again = await table.DeleteEntityAsync("p", "r");

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (failure.Status, failure.ErrorCode));
        Assert.Equal(204, deleted.Status);
        Assert.Equal(404, again.Status);
    }

    [Fact]
    public async Task Creates_and_drops_its_table_as_often_as_asked()
    {
        var other = new TableClient(azurite.ConnectionString, AzuriteServer.NewPrefix());

        var created = await other.CreateIfNotExistsAsync();
        var again = await other.CreateIfNotExistsAsync();
        var deleted = await other.DeleteAsync();
        var deletedAgain = await other.DeleteAsync();

        Assert.Equal((other.Name, other.Name), (created.Value.Name, again.Value.Name));
        Assert.Equal((201, 409), (created.GetRawResponse().Status, again.GetRawResponse().Status));
        Assert.Equal((204, 404), (deleted.Status, deletedAgain.Status));
    }

    [Fact]
    public async Task Stops_when_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => table.AddEntityAsync(new TableEntity("p", "r"), cancelled.Token));
    }

    [Fact]
    public void Knows_its_names()
    {
        Assert.Equal("devstoreaccount1", table.AccountName);
        Assert.Equal(new Uri($"{azurite.TableEndpoint}/{table.Name}"), table.Uri);
    }
}
