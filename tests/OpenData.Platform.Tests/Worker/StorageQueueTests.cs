using Azure;
using Microsoft.Azure.Functions.Worker.InProcess.Queues;
using Microsoft.Azure.Functions.Worker.InProcess.Storage;
using Microsoft.Extensions.Configuration;
using OpenData.Testing;

namespace OpenData.Platform.Tests.Worker;

[Collection(SharedAzurite.Name)]
public sealed class StorageQueueTests(AzuriteServer azurite)
{
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("plain")]
    [InlineData("<a href=\"x\">&amp; 白水镇</a>")]
    [InlineData(" spaces stay ")]
    public async Task Hands_out_what_was_added(string text)
    {
        var queue = await QueueAsync();
        await queue.AddAsync(text, CancellationToken.None);

        var message = Assert.Single(await queue.ReceiveAsync(32, Hidden, CancellationToken.None));

        Assert.Equal(text, message.Text);
        Assert.Equal(1, message.DequeueCount);
        Assert.Empty(await queue.ReceiveAsync(32, Hidden, CancellationToken.None));
    }

    [Fact]
    public async Task Shows_a_message_again_and_counts()
    {
        var queue = await QueueAsync();
        await queue.AddAsync("again", CancellationToken.None);
        var message = Assert.Single(await queue.ReceiveAsync(1, Hidden, CancellationToken.None));

        var receipt = await queue.HideAsync(message.Id, message.PopReceipt, TimeSpan.Zero, CancellationToken.None);

        var again = Assert.Single(await queue.ReceiveAsync(1, Hidden, CancellationToken.None));
        Assert.NotEqual(message.PopReceipt, receipt);
        Assert.Equal((message.Id, 2), (again.Id, again.DequeueCount));
    }

    [Fact]
    public async Task Deletes_a_message_and_does_not_mind_when_it_is_gone()
    {
        var queue = await QueueAsync();
        await queue.AddAsync("once", CancellationToken.None);
        var message = Assert.Single(await queue.ReceiveAsync(1, TimeSpan.FromSeconds(1), CancellationToken.None));

        await queue.DeleteAsync(message.Id, message.PopReceipt, CancellationToken.None);
        await queue.DeleteAsync(message.Id, message.PopReceipt, CancellationToken.None);

        Assert.Empty(await queue.ReceiveAsync(32, Hidden, CancellationToken.None));
    }

    [Fact]
    public async Task Takes_a_queue_that_does_not_exist_for_an_empty_one_and_creates_it_when_needed()
    {
        var queue = Queue();

        Assert.Empty(await queue.ReceiveAsync(32, Hidden, CancellationToken.None));
        await queue.CreateAndAddAsync("first", CancellationToken.None);
        await queue.CreateIfNotExistsAsync(CancellationToken.None);

        Assert.Equal("first", Assert.Single(await queue.ReceiveAsync(32, Hidden, CancellationToken.None)).Text);
    }

    [Fact]
    public async Task Fails_with_the_services_own_code()
    {
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Queue().AddAsync("nowhere", CancellationToken.None));

        Assert.Equal(404, failure.Status);
        Assert.Equal("QueueNotFound", failure.ErrorCode);
    }

    [Fact]
    public async Task Is_refused_with_the_wrong_key()
    {
        var wrong = StorageQueue.Create(azurite.QueueEndpoint, "some-queue", new SharedKeyPolicy(AzuriteServer.AccountName, [1, 2, 3]));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => wrong.CreateIfNotExistsAsync(CancellationToken.None));

        Assert.Equal(403, failure.Status);
    }

    private async Task<StorageQueue> QueueAsync()
    {
        var queue = Queue();
        await queue.CreateIfNotExistsAsync(CancellationToken.None);
        return queue;
    }

    private StorageQueue Queue() =>
        new StorageAccounts(new ConfigurationBuilder().AddInMemoryCollection([new("Data", azurite.ConnectionString)]).Build())
            .Queue("Data", AzuriteServer.NewPrefix(), "The test");
}
