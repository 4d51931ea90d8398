using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.InProcess.Queues;
using Microsoft.Azure.Functions.Worker.InProcess.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenData.Testing;

namespace OpenData.Platform.Tests.Worker;

[Collection(SharedAzurite.Name)]
public sealed class BlobFunctionTests(AzuriteServer azurite) : IAsyncLifetime
{
    private readonly string prefix = AzuriteServer.NewPrefix();
    private readonly Journal journal = new();

    private BlobContainerClient Uploads => new(azurite.ConnectionString, $"{prefix}uploads");

    public async Task InitializeAsync() => await Uploads.CreateAsync();

    public async Task DisposeAsync() => await Uploads.DeleteAsync();

    [Fact]
    public async Task Runs_for_a_blob_and_binds_it_in_every_way()
    {
        await using var app = await StartAsync(typeof(Binding));

        await UploadAsync("430681104/2017/白水镇.txt", "共300人");

        await journal.ContainsAsync(
            "client 430681104/2017/白水镇.txt of 430681104: 2017/白水镇.txt", "base 430681104/2017/白水镇.txt", "stream 共300人", "bytes 9", "text 共300人", "data 共300人");
        await journal.ContainsAsync($"path {prefix}uploads/430681104/2017/白水镇.txt");
        Assert.DoesNotContain(app.Log.Lines, line => line.Contains("300", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Runs_once_for_each_version_of_a_blob()
    {
        await using var app = await StartAsync(typeof(Recording));
        await UploadAsync("1/a.txt", "first");
        await journal.ContainsAsync("1/a.txt first");

        await UploadAsync("1/a.txt", "second");
        await UploadAsync("no-township.txt", "passed by");
        await journal.ContainsAsync("1/a.txt second");
        await UploadAsync("1/b.txt", "last");

        await journal.ContainsAsync("1/b.txt last");
        Assert.Equal(["1/a.txt first", "1/a.txt second", "1/b.txt last"], journal.Lines);
    }

    [Fact]
    public async Task Goes_on_where_it_was_after_a_restart()
    {
        await using (var app = await StartAsync(typeof(Recording)))
        {
            await UploadAsync("1/before.txt", "one");
            await UploadAsync("1/changed.txt", "one");
            await journal.ContainsAsync("1/before.txt one", "1/changed.txt one");
        }

        await UploadAsync("1/changed.txt", "two");
        await UploadAsync("1/meanwhile.txt", "one");
        await using var again = await StartAsync(typeof(Recording));

        await journal.ContainsAsync("1/changed.txt two", "1/meanwhile.txt one");
        Assert.Equal(4, journal.Lines.Count);
        // One receipt for each blob: the one of the first version is gone.
        await Eventually.TrueAsync(async () => (await ReceiptsAsync()).Length == 3, "three receipts");
        Assert.Equal(
            ["1/before.txt", "1/changed.txt", "1/meanwhile.txt"],
            (await ReceiptsAsync()).Select(r => r.Split($"{prefix}uploads/")[1]).Order());
    }

    [Fact]
    public async Task Runs_again_what_the_host_left_unfinished()
    {
        await using (var app = await StartAsync(typeof(Stuck), "FunctionsWorker:ShutdownGrace=00:00:00.1"))
        {
            await UploadAsync("1/a.txt", "one");
            await journal.ContainsAsync("started 1/a.txt");
        }

        Assert.Contains("cancelled 1/a.txt", journal.Lines);
        await using var again = await StartAsync(typeof(Recording));

        await journal.ContainsAsync("1/a.txt one");
    }

    [Fact]
    public async Task Works_on_no_more_blobs_at_once_than_host_json_allows()
    {
        foreach (var i in Enumerable.Range(1, 12)) await UploadAsync($"1/{i}.txt", "x");

        await using var app = await StartAsync(typeof(Counting), "AzureFunctionsJobHost:extensions:blobs:maxDegreeOfParallelism=3");

        await Eventually.TrueAsync(() => journal.Lines.Count == 12, "all twelve are done");
        Assert.Equal(3, journal.Lines.Max(line => int.Parse(line, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Tries_five_times_and_then_reports_on_the_poison_queue()
    {
        var poison = new StorageAccounts(
                new ConfigurationBuilder().AddInMemoryCollection([new("OpenDataStorage", azurite.ConnectionString)]).Build())
            .Queue("OpenDataStorage", "webjobs-blobtrigger-poison", "The test");
        await using var app = await StartAsync(typeof(Failing));

        await UploadAsync("1/坏的.txt", "x");

        await journal.ContainsAsync("try 1 of 5", "try 2 of 5", "try 3 of 5", "try 4 of 5", "try 5 of 5");
        var etag = (await Uploads.GetBlobClient("1/坏的.txt").GetPropertiesAsync()).Value.ETag;
        var message = await PoisonAsync(poison);
        Assert.Equal(
            $$"""{"Type":"BlobTrigger","FunctionId":"Host.Functions.ReadUpload","BlobType":"BlockBlob","ContainerName":"{{prefix}}uploads","BlobName":"1/坏的.txt","ETag":"\"{{etag.ToString().Trim('"')}}\""}""",
            message);
        await Eventually.TrueAsync(async () => (await ReceiptsAsync()).Length == 1, "the receipt is written");
        Assert.Equal(5, journal.Lines.Count);
    }

    [Fact]
    public async Task Succeeds_on_a_later_try()
    {
        await using var app = await StartAsync(typeof(Flaky));

        await UploadAsync("1/a.txt", "x");

        await journal.ContainsAsync("failed on try 1", "failed on try 2", "succeeded on try 3");
        await Eventually.TrueAsync(async () => (await ReceiptsAsync()).Length == 1, "the receipt is written");
    }

    [Fact]
    public async Task Keeps_receipts_for_names_too_long_to_be_part_of_one()
    {
        var name = $"1/{new string('a', 1000)}.txt";
        await using (var app = await StartAsync(typeof(Recording)))
        {
            await UploadAsync(name, "one");
            await Eventually.TrueAsync(async () => (await ReceiptsAsync()).Length == 1, "the receipt is written");
        }

        await using var again = await StartAsync(typeof(Recording));
        await UploadAsync("1/b.txt", "last");

        await journal.ContainsAsync("1/b.txt last");
        Assert.Equal([$"{name} one", "1/b.txt last"], journal.Lines);
    }

    [Fact]
    public async Task Lets_go_of_a_blob_that_is_deleted_between_two_tries()
    {
        await using var app = await StartAsync(typeof(Deleting));

        await UploadAsync("1/a.txt", "x");
        await journal.ContainsAsync("deleted on try 1");
        await Eventually.TrueAsync(() => app.Log.Lines.Any(line => line.Contains("try 1 of 5 failed", StringComparison.Ordinal)), "the try has failed");
        await UploadAsync("1/b.txt", "x");

        await journal.ContainsAsync("1/b.txt");
        Assert.Equal(2, journal.Lines.Count);
    }

    [Fact]
    public async Task Finds_a_container_that_comes_later()
    {
        await Uploads.DeleteAsync();
        await using var app = await StartAsync(typeof(Recording));

        await Uploads.CreateAsync();
        await UploadAsync("1/a.txt", "one");

        await journal.ContainsAsync("1/a.txt one");
    }

    private async Task UploadAsync(string name, string text) =>
        await Uploads.GetBlobClient(name).UploadAsync(BinaryData.FromString(text), overwrite: true);

    private async Task<string[]> ReceiptsAsync()
    {
        var hosts = new BlobContainerClient(azurite.ConnectionString, "azure-webjobs-hosts");
        var receipts = new List<string>();
        await foreach (var receipt in hosts.GetBlobsAsync(prefix: $"blobreceipts/{prefix}/Host.Functions.ReadUpload/")) receipts.Add(receipt.Name);
        return [.. receipts];
    }

    /// <summary>The message about this test's container; other tests report on the same queue.</summary>
    private async Task<string> PoisonAsync(StorageQueue queue)
    {
        var found = "";
        await Eventually.TrueAsync(
            async () =>
            {
                foreach (var message in await queue.ReceiveAsync(32, TimeSpan.FromSeconds(1), CancellationToken.None))
                {
                    var text = Encoding.UTF8.GetString(Convert.FromBase64String(message.Text));
                    if (JsonDocument.Parse(text).RootElement.GetProperty("ContainerName").GetString() == Uploads.Name) found = text;
                }

                return found.Length > 0;
            },
            "a message on the poison queue");
        return found;
    }

    private Task<FunctionApp> StartAsync(Type functions, params string[] settings)
    {
        var builder = FunctionApp.CreateBuilder(
            [functions],
            [
                $"AzureWebJobsStorage={azurite.ConnectionString}", $"OpenDataStorage={azurite.ConnectionString}",
                $"AzureFunctionsWebHost:hostid={prefix}", $"UploadsContainer={prefix}uploads", .. settings,
            ]);
        builder.Services.AddSingleton(journal);
        return FunctionApp.StartAsync(builder);
    }

    public sealed class Binding(Journal journal)
    {
        private const string Path = "%UploadsContainer%/{township}/{name}";

        [Function("Client")]
        public void Client([BlobTrigger(Path, Connection = "OpenDataStorage")] BlobClient blob, string township, string name) =>
            journal.Write($"client {blob?.Name} of {township}: {name}");

        [Function("Base")]
        public void Base([BlobTrigger(Path, Connection = "OpenDataStorage")] BlobBaseClient blob) => journal.Write($"base {blob?.Name}");

        [Function("Stream")]
        public async Task Stream([BlobTrigger(Path, Connection = "OpenDataStorage", Source = BlobTriggerSource.EventGrid)] Stream blob)
        {
            using var reader = new StreamReader(blob);
            journal.Write($"stream {await reader.ReadToEndAsync()}");
        }

        [Function("Bytes")]
        public void Bytes([BlobTrigger(Path, Connection = "OpenDataStorage")] byte[] blob) => journal.Write($"bytes {blob?.Length}");

        [Function("Text")]
        public void Text([BlobTrigger(Path, Connection = "OpenDataStorage")] string blob) => journal.Write($"text {blob}");

        [Function("Data")]
        public void Data([BlobTrigger(Path, Connection = "OpenDataStorage")] BinaryData blob, string blobTrigger)
        {
            journal.Write($"data {blob}");
            journal.Write($"path {blobTrigger}");
        }
    }

    public sealed class Recording(Journal journal)
    {
        [Function("ReadUpload")]
        public void Run([BlobTrigger("%UploadsContainer%/{township}/{name}", Connection = "OpenDataStorage")] string text, string township, string name) =>
            journal.Write($"{township}/{name} {text}");
    }

    public sealed class Stuck(Journal journal)
    {
        [Function("ReadUpload")]
        public async Task Run([BlobTrigger("%UploadsContainer%/{name}", Connection = "OpenDataStorage")] BlobClient blob, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(blob);
            journal.Write($"started {blob.Name}");
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                journal.Write($"cancelled {blob.Name}");
            }
        }
    }

    public sealed class Counting(Journal journal)
    {
        private static int running;

        [Function("ReadUpload")]
        public async Task Run([BlobTrigger("%UploadsContainer%/{name}", Connection = "OpenDataStorage")] BlobClient blob)
        {
            var now = Interlocked.Increment(ref running);
            await Task.Delay(100);
            Interlocked.Decrement(ref running);
            journal.Write($"{now}");
        }
    }

    public sealed class Failing(Journal journal)
    {
        [Function("ReadUpload")]
        public void Run([BlobTrigger("%UploadsContainer%/{name}", Connection = "OpenDataStorage")] BlobClient blob, FunctionContext context)
        {
            ArgumentNullException.ThrowIfNull(context);
            journal.Write($"try {context.RetryContext.RetryCount + 1} of {context.RetryContext.MaxRetryCount + 1}");
            throw new InvalidDataException("not readable");
        }
    }

    public sealed class Deleting(Journal journal)
    {
        [Function("ReadUpload")]
        public async Task Run([BlobTrigger("%UploadsContainer%/{name}", Connection = "OpenDataStorage")] BlobClient blob, FunctionContext context)
        {
            ArgumentNullException.ThrowIfNull(blob);
            ArgumentNullException.ThrowIfNull(context);
            if (blob.Name != "1/a.txt")
            {
                journal.Write(blob.Name);
                return;
            }

            await blob.DeleteAsync();
            journal.Write($"deleted on try {context.RetryContext.RetryCount + 1}");
            throw new InvalidDataException("gone");
        }
    }

    public sealed class Flaky(Journal journal)
    {
        [Function("ReadUpload")]
        public void Run([BlobTrigger("%UploadsContainer%/{name}", Connection = "OpenDataStorage")] BlobClient blob, FunctionContext context)
        {
            ArgumentNullException.ThrowIfNull(context);
            var number = context.RetryContext.RetryCount + 1;
            if (number < 3)
            {
                journal.Write($"failed on try {number}");
                throw new InvalidDataException("not yet");
            }

            journal.Write($"succeeded on try {number}");
        }
    }
}
