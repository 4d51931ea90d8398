using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using OpenData.Storage;

namespace OpenData.Cli;

/// <summary><c>upload FOLDER</c>: sends report files to the storage and waits until it is known what became of each.</summary>
internal static class UploadCommand
{
    private const int SomeNotPublished = 1;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(300);

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "Holds {township code}/{file}, as seeds/reports does." };
        folder.AcceptExistingOnly();
        var storage = new Option<string>("--storage") { Description = $"Connection string of the storage account; otherwise the environment's {StorageConnection.Setting}, otherwise the local emulator." };
        var timeout = new Option<int>("--timeout") { Description = "Seconds to wait until everything is settled.", DefaultValueFactory = _ => 300 };
        var command = new Command("upload", "Upload report files and wait until they are published or rejected.") { folder, storage, timeout };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(folder)!,
            result.GetValue(storage) ?? Environment.GetEnvironmentVariable(StorageConnection.Setting) ?? "UseDevelopmentStorage=true",
            TimeSpan.FromSeconds(result.GetValue(timeout)),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo folder, string connectionString, TimeSpan patience, CancellationToken cancellationToken)
    {
        var storage = StorageConnection.From(connectionString);
        await new StorageSetup(storage, TimeProvider.System, NullLogger<StorageSetup>.Instance).EnsureAsync(cancellationToken);
        var paths = ReportsIn(folder).ToArray();
        var settled = new List<Ingestion>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            var uploads = new List<Upload>();
            foreach (var (file, path) in paths)
            {
                uploads.Add(await SendAsync(storage, file, path, limit.Token));
                ProgressLine.Show("uploaded", uploads.Count, paths.Length);
            }

            await WaitAsync(new IngestionLog(storage, TimeProvider.System), uploads, settled, () => ProgressLine.Show("settled", settled.Count, paths.Length), limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Console.WriteLine($"After {patience.TotalSeconds:0} s {paths.Length - settled.Count} of {paths.Length} reports are still under way. Is the app running?");
            return SomeNotPublished;
        }

        return Summarise(settled);
    }

    /// <summary>Report files only: what stands beside them (gold annotations, metadata) is not sent.</summary>
    private static IEnumerable<(FileInfo File, string Path)> ReportsIn(DirectoryInfo folder) =>
        from township in folder.EnumerateDirectories()
        from file in township.EnumerateFiles()
        where file.Extension.ToLowerInvariant() is ".txt" or ".html" or ".htm" or ".docx"
        orderby township.Name, file.Name
        select (file, $"{township.Name}/{file.Name}");

    private static async Task<Upload> SendAsync(StorageConnection storage, FileInfo file, string path, CancellationToken cancellationToken)
    {
        var blob = storage.Uploads.GetBlobClient(path);
        await using (var content = file.OpenRead())
        {
            await blob.UploadAsync(content, overwrite: true, cancellationToken);
        }

        return await new UploadStore(storage).FindAsync(path, cancellationToken) ?? throw new FileNotFoundException("The upload was removed at once.", path);
    }

    private static async Task WaitAsync(IngestionLog ingestions, List<Upload> uploads, List<Ingestion> settled, Action onSettled, CancellationToken cancellationToken)
    {
        while (uploads.Count > 0)
        {
            for (var i = uploads.Count - 1; i >= 0; i--)
            {
                if (await ingestions.FindAsync(uploads[i], cancellationToken) is not { State: not IngestionState.Received } ingestion) continue;
                settled.Add(ingestion);
                uploads.RemoveAt(i);
                onSettled();
            }

            if (uploads.Count > 0) await Task.Delay(PollInterval, cancellationToken);
        }
    }

    private static int Summarise(List<Ingestion> settled)
    {
        foreach (var group in settled.GroupBy(ingestion => ingestion.State).OrderBy(group => group.Key))
        {
            Console.WriteLine($"{group.Key.ToString().ToLowerInvariant()}: {group.Count()}");
        }

        var refused = settled.Where(ingestion => ingestion.State is IngestionState.Rejected or IngestionState.Failed).ToArray();
        foreach (var ingestion in refused)
        {
            Console.WriteLine($"{ingestion.Upload.Path}: {ingestion.Reason?.Code}: {ingestion.Reason?.Message} {ingestion.Reason?.MessageEn}");
        }

        return refused.Length == 0 ? 0 : SomeNotPublished;
    }
}
