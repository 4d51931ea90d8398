using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using OpenData.Api.Exports;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Storage.Exports;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary><c>/exports</c>: the bulk files, made every ten minutes; by stable names, and by the names of one release that fit together.</summary>
public sealed class BulkEndpoints(ObservationIndex index, ExportStore store)
{
    public static Route ListRoute { get; } = new(
        "Exports", "/exports", new("批量文件：名称、大小、校验和", "Bulk files: names, sizes, checksums"), [CommonParameters.Lang]);

    public static Route FileRoute { get; } = new(
        "ExportFile", "/exports/{file}", new("最新的批量文件", "A bulk file of the newest release"), [CommonParameters.Lang]);

    public static Route ReleaseFileRoute { get; } = new(
        "ReleaseFile", "/exports/{release}/{file}", new("某一次发布的批量文件", "A bulk file of one release"), [CommonParameters.Lang]);

    public async Task<IResult> ListAsync(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Format.RequireJson(request);
        var manifest = await store.CurrentAsync(request.Aborted);
        using var reader = index.Read();
        var version = new Http.Version(reader.Head.State, manifest?.CreatedAt ?? reader.Head.Time, request.Origin, manifest?.Release ?? "", request.Language.ToString());
        return new Answer
        {
            ContentType = MediaTypes.WithCharset(MediaTypes.Json),
            CacheControl = Caching.Lists,
            Version = version,
            Language = request.Language,
            Body = version.IsKnownTo(request.Context.Request)
                ? null
                : Envelope.Single(request, reader.Head, json => WriteRelease(json, request, manifest)),
        };
    }

    public async Task<IResult> FileAsync(ApiRequest request, string file)
    {
        ArgumentNullException.ThrowIfNull(request);
        RefuseWhatCannotBeSent(request);
        if (await store.CurrentAsync(request.Aborted) is not { } manifest) throw new ProblemException(Problems.ExportPending());
        return await DownloadAsync(request, manifest.Release, Find(manifest.Files, file), manifest.CreatedAt, Caching.Lists);
    }

    public async Task<IResult> ReleaseFileAsync(ApiRequest request, string release, string file)
    {
        ArgumentNullException.ThrowIfNull(request);
        RefuseWhatCannotBeSent(request);
        var manifest = await store.CurrentAsync(request.Aborted);
        if (manifest?.Release == release) return await DownloadAsync(request, release, Find(manifest.Files, file), manifest.CreatedAt, Caching.Immutable);
        var older = manifest?.Previous.FirstOrDefault(previous => previous.Release == release)
            ?? throw new ProblemException(Problems.NotFound("release", release));
        return await DownloadAsync(request, release, Find(older.Files, file), older.CreatedAt, Caching.Immutable);
    }

    private async Task<IResult> DownloadAsync(ApiRequest request, string release, ExportFile file, DateTimeOffset createdAt, string cacheControl)
    {
        var answer = new DownloadAnswer
        {
            Name = file.Name,
            ContentType = file.MediaType,
            Length = file.Bytes,
            CacheControl = cacheControl,
            Version = new Http.Version(0, createdAt, file.Sha256),
        };
        return await answer.OpenAsync(
            request.Context.Request, (from, length) => store.OpenReadAsync(release, file.Name, from, length, request.Aborted));
    }

    private static ExportFile Find(IReadOnlyList<ExportFile> files, string name) =>
        files.FirstOrDefault(file => file.Name == name) ?? throw new ProblemException(Problems.NotFound("file", name));

    /// <summary>The files are what they are: a client that accepts none of their types is told before it waits.</summary>
    private static void RefuseWhatCannotBeSent(ApiRequest request)
    {
        request.Query.ThrowIfWrong();
        string[] types = [MediaTypes.Gzip, MediaTypes.Sqlite, MediaTypes.Json, MediaTypes.Text];
        if (Negotiation.MediaTypeOf(request.Context.Request, types) is null) throw new ProblemException(Problems.NotAcceptable(types));
    }

    private static void WriteRelease(JsonTextWriter json, ApiRequest request, ExportManifest? manifest)
    {
        json.WriteStartObject();
        json.WriteMember("release", manifest?.Release);
        json.WriteMember("data_as_of", manifest is null ? null : Timestamp.Of(manifest.AsOf));
        json.WriteMember("created_at", manifest is null ? null : Timestamp.Of(manifest.CreatedAt));
        json.WriteList("files", manifest?.Files ?? [], file =>
        {
            json.WriteStartObject();
            json.WriteMember("name", file.Name);
            json.WriteMember("meaning", BulkFiles.MeaningOf(file.Name).In(request.Language));
            json.WriteMember("media_type", file.MediaType);
            json.WriteMember("bytes", file.Bytes);
            json.WriteMember("sha256", file.Sha256);
            json.WriteMember("records", file.Records);
            json.WriteMember("url", request.AddressOf($"{ListRoute.Template}/{manifest!.Release}/{file.Name}"));
            json.WriteMember("newest_url", request.AddressOf($"{ListRoute.Template}/{file.Name}"));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}
