using OpenData.Testing;
using OpenData.Testing.Faults;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests;

[Collection(SharedAzurite.Name)]
public sealed class StorageSetupTests(AzuriteServer azurite)
{
    private readonly string prefix = AzuriteServer.NewPrefix();

    [Fact]
    public async Task Makes_every_container_and_table()
    {
        using var app = new TestInstance(azurite, prefix);

        await app.Setup.EnsureAsync(CancellationToken.None);

        foreach (var container in app.Storage.AllContainers) Assert.True(await container.ExistsAsync());
        Assert.Equal(
            new[] { "Commits", "Ingestions", "Observations", "Publishers", "Reports" }.Select(name => prefix + name),
            await app.Storage.Tables.QueryAsync().Select(table => table.Name).Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order().ToListAsync());
    }

    [Fact]
    public async Task Finds_them_made_by_another_instance_or_by_itself()
    {
        using var one = new TestInstance(azurite, prefix);
        using var other = new TestInstance(azurite, prefix);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => (number % 2 == 0 ? one : other).Setup.EnsureAsync(CancellationToken.None)));

        Assert.Empty(one.Warnings.Messages);
        Assert.Empty(other.Warnings.Messages);
    }

    [Fact]
    public async Task Asks_the_storage_once_in_the_life_of_a_process()
    {
        var faults = FaultPlan.Nothing();
        using var app = new TestInstance(azurite, prefix, faults: faults);
        await app.Setup.EnsureAsync(CancellationToken.None);
        var requests = faults.Requests;

        await app.Setup.EnsureAsync(CancellationToken.None);

        Assert.Equal(requests, faults.Requests);
    }

    [Fact]
    public async Task Waits_for_a_storage_that_can_not_be_reached_yet()
    {
        // More than all clients together try before they give up.
        var faults = new FaultPlan(request => request <= 80 ? Fault.CutBefore : Fault.None);
        using var app = new TestInstance(azurite, prefix, faults: faults);

        var ingestion = await app.PublishAsync("430681104/a.txt", "2017-Q3\n粮食 320亩");

        Assert.Equal(IngestionState.Published, ingestion.State);
        Assert.NotEmpty(app.Warnings.Messages);
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public async Task Warns_of_a_clock_that_differs_from_the_storage_services(int seconds)
    {
        using var app = new TestInstance(azurite, prefix, clock: new ManualClock(DateTimeOffset.UtcNow.AddSeconds(seconds)));

        await app.Setup.EnsureAsync(CancellationToken.None);

        Assert.Contains("ahead of the storage service's", Assert.Single(app.Warnings.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Throws_at_once_what_waiting_can_not_mend()
    {
        var faults = FaultPlan.At(1, Fault.CrashBefore);
        using var app = new TestInstance(azurite, prefix, faults: faults);

        await Assert.ThrowsAsync<SimulatedCrashException>(() => app.Setup.EnsureAsync(CancellationToken.None));
    }
}
