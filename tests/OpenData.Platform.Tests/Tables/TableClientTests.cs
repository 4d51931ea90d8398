using Azure;
using Azure.Data.Tables;
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
        await table.AddEntityAsync(new TableEntity("430681104", "2017-Q3") { ["Title"] = "白水镇工作报告", ["Revision"] = 3 });

        TableEntity entity = await table.GetEntityAsync<TableEntity>("430681104", "2017-Q3");

        Assert.Equal("白水镇工作报告", entity.GetString("Title"));
        Assert.Equal(3, entity.GetInt32("Revision"));
        Assert.NotEqual(default, entity.ETag);
        Assert.NotNull(entity.Timestamp);
    }

    [Fact]
    public async Task Refuses_to_add_a_row_twice()
    {
        await table.AddEntityAsync(new TableEntity("p", "r"));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(409, failure.Status);
        Assert.Equal("EntityAlreadyExists", failure.ErrorCode);
    }
}
