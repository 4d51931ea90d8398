using Azure.Data.Tables;
using OpenData.Testing;

namespace OpenData.Platform.Tests;

public sealed class AzuriteServerTests
{
    [Fact]
    public async Task Keeps_its_data_in_a_directory_over_a_restart()
    {
        var directory = Directory.CreateTempSubdirectory("opendata-azurite-");
        var name = AzuriteServer.NewPrefix();
        await using (var first = await AzuriteServer.StartAsync(directory.FullName))
        {
            var table = new TableClient(first.ConnectionString, name);
            await table.CreateIfNotExistsAsync();
            await table.AddEntityAsync(new TableEntity("p", "r") { ["Text"] = "白水" });
        }

        await using (var second = await AzuriteServer.StartAsync(directory.FullName))
        {
            TableEntity row = await new TableClient(second.ConnectionString, name).GetEntityAsync<TableEntity>("p", "r");
            Assert.Equal("白水", row.GetString("Text"));
        }

        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Runs_beside_another()
    {
        await using var first = await AzuriteServer.StartAsync();
        await using var second = await AzuriteServer.StartAsync();

        Uri[] endpoints =
        [
            first.BlobEndpoint, first.QueueEndpoint, first.TableEndpoint, second.BlobEndpoint, second.QueueEndpoint, second.TableEndpoint,
        ];

        Assert.Equal(6, endpoints.Distinct().Count());
        Assert.All(endpoints, endpoint => Assert.True(endpoint.IsLoopback));
    }
}
