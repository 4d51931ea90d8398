using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Logging;
using OpenData.Api.Endpoints;
using OpenData.Api.Fields;
using OpenData.Api.Formats;
using OpenData.Storage;
using OpenData.Storage.Exports;
using OpenData.Storage.Index;

namespace OpenData.Api.Exports;

/// <summary>Makes releases of the bulk files: everything visible at one point in time, in three formats, with a descriptor and checksums.</summary>
public sealed partial class ExportPublisher(
    ObservationIndex index, ExportStore store, ReferenceData reference, TimeProvider clock, ILogger<ExportPublisher> logger)
{
    /// <summary>A release that takes a minute to make is made every ten minutes at most.</summary>
    private const double LeastRest = 10;

    private static readonly string Build = typeof(ExportPublisher).Module.ModuleVersionId.ToString("n");

    /// <summary>Makes a release where the data have changed since the last one, and removes what is too old.</summary>
    /// <returns>The new release; null where none was due.</returns>
    public async Task<ExportManifest?> PublishAsync(CancellationToken cancellationToken)
    {
        var current = await store.CurrentAsync(cancellationToken);
        using var reader = index.Read();
        var made = IsDue(current, reader.Head) ? await MakeAsync(reader, cancellationToken) : null;
        if (made is not null && !await store.SwitchAsync(made, instead: current?.Release, cancellationToken))
        {
            Log.GotThereFirst(logger, made.Release);
            made = null;
        }

        if (made is not null) Log.Made(logger, made.Release, made.Seconds);
        await store.RemoveOldAsync(cancellationToken);
        return made;
    }

    private bool IsDue(ExportManifest? current, IndexPoint head)
    {
        if (current is null) return head.Generation > 0;
        if (current.Maker != Build) return true;
        return current.State != StateOf(head) && clock.GetUtcNow() - current.CreatedAt >= TimeSpan.FromSeconds(current.Seconds * LeastRest);
    }

    private async Task<ExportManifest> MakeAsync(IndexReader reader, CancellationToken cancellationToken)
    {
        var (begun, point) = (clock.GetUtcNow(), reader.Head);
        var release = Keys.ExportRelease(point.Generation, point.State, begun);
        var files = new List<ExportFile>(await WriteObservationsAsync(reader, release, cancellationToken));
        files.Add(await ReleaseFile.WriteAsync(
            store, release, BulkFiles.DataPackage, MediaTypes.Json, DataPackage.OfRelease(point, files), cancellationToken));
        var sums = string.Concat(files.Select(file => $"{file.Sha256}  {file.Name}\n"));
        files.Add(await ReleaseFile.WriteAsync(
            store, release, BulkFiles.Checksums, MediaTypes.Text, Encoding.UTF8.GetBytes(sums), cancellationToken));
        var now = clock.GetUtcNow();
        return new ExportManifest(
            release, point.Generation, StateOf(point), point.Time, now, (now - begun).TotalSeconds, Build, files, Previous: []);
    }

    /// <summary>One walk through the observations fills all three files.</summary>
    private async Task<IReadOnlyList<ExportFile>> WriteObservationsAsync(
        IndexReader reader, string release, CancellationToken cancellationToken)
    {
        var path = index.Path + ".export";
        File.Delete(path);
        try
        {
            await using var csvFile = await ReleaseFile.OpenAsync(store, release, BulkFiles.Csv, MediaTypes.Gzip, cancellationToken);
            await using var linesFile = await ReleaseFile.OpenAsync(store, release, BulkFiles.JsonLines, MediaTypes.Gzip, cancellationToken);
            var records = 0L;
            await using (var csvZip = new GZipStream(csvFile, CompressionLevel.Fastest, leaveOpen: true))
            await using (var linesZip = new GZipStream(linesFile, CompressionLevel.Fastest, leaveOpen: true))
            using (var csv = new RecordStream<IndexedObservation>(csvZip, MediaTypes.Csv, false, ObservationFields.All))
            using (var lines = new RecordStream<IndexedObservation>(linesZip, MediaTypes.JsonLines, false, ObservationFields.All))
            using (var database = new SqliteExport(path, reference))
            {
                foreach (var observation in reader.Observations(ObservationFilter.Everything, reader.Head, [], after: null, long.MaxValue))
                {
                    csv.Write(observation);
                    lines.Write(observation);
                    database.Write(observation);
                    if (++records % RecordStream.FlushEvery != 0) continue;
                    await csv.FlushAsync(cancellationToken);
                    await lines.FlushAsync(cancellationToken);
                }

                await csv.FlushAsync(cancellationToken);
                await lines.FlushAsync(cancellationToken);
                database.Complete(reader);
            }

            await using var databaseFile = await ReleaseFile.OpenAsync(store, release, BulkFiles.Sqlite, MediaTypes.Sqlite, cancellationToken);
            await using (var made = File.OpenRead(path)) await made.CopyToAsync(databaseFile, cancellationToken);
            return [await csvFile.CompleteAsync(records), await linesFile.CompleteAsync(records), await databaseFile.CompleteAsync(records)];
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string StateOf(IndexPoint point) => point.State.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Export release {Release} made in {Seconds} s.")]
        public static partial void Made(ILogger logger, string release, double seconds);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Export release {Release} was dropped: another instance made one meanwhile.")]
        public static partial void GotThereFirst(ILogger logger, string release);
    }
}
