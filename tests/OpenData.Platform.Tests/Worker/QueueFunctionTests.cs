using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.InProcess.Queues;
using Microsoft.Azure.Functions.Worker.InProcess.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenData.Testing;

namespace OpenData.Platform.Tests.Worker;

[Collection(SharedAzurite.Name)]
public sealed class QueueFunctionTests(AzuriteServer azurite)
{
    private readonly string queueName = AzuriteServer.NewPrefix();
    private readonly Journal journal = new();

    [Fact]
    public async Task Binds_a_message_as_object_text_and_bytes_and_deletes_it()
    {
        await using var app = await StartAsync(typeof(Poco));

        await Queue().CreateAndAddAsync(Base64("""{"containerName":"uploads","BlobName":"坏的.txt"}"""), CancellationToken.None);
        await journal.ContainsAsync("object uploads 坏的.txt, dequeued 1");
        await app.StopAsync();

        await IsEmptyAsync(Queue());
    }

    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("5Z2P55qE", "坏的")]
    public async Task Reads_base64_and_plain_text(string stored, string read)
    {
        await using var app = await StartAsync(typeof(Text));

        await Queue().CreateAndAddAsync(stored, CancellationToken.None);

        await journal.ContainsAsync($"text {read}");
    }

    [Fact]
    public async Task Leaves_base64_alone_where_host_json_says_none()
    {
        await using var app = await StartAsync(typeof(Text), "AzureFunctionsJobHost:extensions:queues:messageEncoding=none");

        await Queue().CreateAndAddAsync("5Z2P55qE", CancellationToken.None);

        await journal.ContainsAsync("text 5Z2P55qE");
    }

    [Fact]
    public async Task Moves_a_message_to_the_poison_queue_after_its_last_try()
    {
        await using var app = await StartAsync(typeof(Failing), "AzureFunctionsJobHost:extensions:queues:maxDequeueCount=3");

        await Queue().CreateAndAddAsync(Base64("bad"), CancellationToken.None);

        await journal.ContainsAsync("try 1 of 3", "try 2 of 3", "try 3 of 3");
        var poison = Queue("-poison");
        await Eventually.TrueAsync(
            async () => (await poison.ReceiveAsync(1, TimeSpan.FromSeconds(1), CancellationToken.None)).Any(m => m.Text == Base64("bad")),
            "the message on the poison queue");
        await IsEmptyAsync(Queue());
        Assert.Equal(3, journal.Lines.Count);
    }

    [Fact]
    public async Task Gives_a_poison_queue_no_poison_queue_of_its_own()
    {
        await using var app = await StartAsync(typeof(FailingOnPoison), "AzureFunctionsJobHost:extensions:queues:maxDequeueCount=1");

        await Queue("-poison").CreateAndAddAsync("bad", CancellationToken.None);

        await journal.ContainsAsync("failed");
        await app.StopAsync();
        var failure = await Assert.ThrowsAsync<Azure.RequestFailedException>(
            () => Queue("-poison-poison").AddAsync("x", CancellationToken.None));
        Assert.Equal("QueueNotFound", failure.ErrorCode);
    }

    [Fact]
    public async Task Runs_many_messages_at_once_and_every_one_once()
    {
        var queue = Queue();
        await queue.CreateIfNotExistsAsync(CancellationToken.None);
        foreach (var i in Enumerable.Range(0, 50)) await queue.AddAsync(Base64($"{i}"), CancellationToken.None);

        await using var app = await StartAsync(typeof(Text));

        await Eventually.TrueAsync(() => journal.Lines.Count >= 50, "fifty messages");
        Assert.Equal(50, journal.Lines.Distinct().Count());
        Assert.Equal(50, journal.Lines.Count);
    }

    [Fact]
    public async Task Gives_back_what_a_stopping_host_has_not_finished()
    {
        await using (var app = await StartAsync(typeof(Stuck), "FunctionsWorker:ShutdownGrace=00:00:00.1"))
        {
            await Queue().CreateAndAddAsync("work", CancellationToken.None);
            await journal.ContainsAsync("started");
        }

        await using var again = await StartAsync(typeof(Text));

        await journal.ContainsAsync("text work");
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task IsEmptyAsync(StorageQueue queue) => await Eventually.TrueAsync(
        async () => (await queue.ReceiveAsync(1, TimeSpan.FromSeconds(1), CancellationToken.None)).Count == 0, "an empty queue");

    private StorageQueue Queue(string suffix = "") =>
        new StorageAccounts(new ConfigurationBuilder().AddInMemoryCollection([new("Data", azurite.ConnectionString)]).Build())
            .Queue("Data", queueName + suffix, "The test");

    private Task<FunctionApp> StartAsync(Type functions, params string[] settings)
    {
        var builder = FunctionApp.CreateBuilder(
            [functions],
            [
                $"ConnectionStrings:OpenDataStorage={azurite.ConnectionString}", $"QueueName={queueName}",
                "AzureFunctionsJobHost:extensions:queues:maxPollingInterval=00:00:00.2", .. settings,
            ]);
        builder.Services.AddSingleton(journal);
        return FunctionApp.StartAsync(builder);
    }

    public sealed record PoisonBlob(string ContainerName, string BlobName);

    public sealed class Poco(Journal journal)
    {
        [Function("RecordPoison")]
        public void Run([QueueTrigger("%QueueName%", Connection = "OpenDataStorage")] PoisonBlob message, int dequeueCount) =>
            journal.Write($"object {message?.ContainerName} {message?.BlobName}, dequeued {dequeueCount}");
    }

    public sealed class Text(Journal journal)
    {
        [Function("Text")]
        public void Run([QueueTrigger("%QueueName%", Connection = "OpenDataStorage")] string message) => journal.Write($"text {message}");
    }

    public sealed class Failing(Journal journal)
    {
        [Function("Failing")]
        public void Run([QueueTrigger("%QueueName%", Connection = "OpenDataStorage")] BinaryData message, FunctionContext context)
        {
            ArgumentNullException.ThrowIfNull(context);
            journal.Write($"try {context.RetryContext.RetryCount + 1} of {context.RetryContext.MaxRetryCount + 1}");
            throw new InvalidDataException("not readable");
        }
    }

    public sealed class FailingOnPoison(Journal journal)
    {
        [Function("FailingOnPoison")]
        public void Run([QueueTrigger("%QueueName%-poison", Connection = "OpenDataStorage")] byte[] message)
        {
            journal.Write("failed");
            throw new InvalidDataException($"{message?.Length} bytes");
        }
    }

    public sealed class Stuck(Journal journal)
    {
        [Function("Stuck")]
        public async Task Run([QueueTrigger("%QueueName%", Connection = "OpenDataStorage")] string message, CancellationToken cancellationToken)
        {
            journal.Write("started");
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}
