using System.Globalization;
using OpenData.Api.Fields;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary><c>/observations/export</c>: everything that matches, in one stream.</summary>
public sealed class ExportEndpoints(ObservationIndex index, ReferenceData reference)
{
    private static readonly string[] Formats = ["csv", "jsonl"];

    public static Route Route { get; } = new(
        "Export",
        "/observations/export",
        new("导出全部符合条件的观测", "Export of all matching observations"),
        [
            .. ObservationParameters.Filters,
            ObservationParameters.Select,
            ObservationParameters.Sort,
            CommonParameters.Format(Formats),
            CommonParameters.Bom,
            CommonParameters.Lang,
        ]);

    public StreamedAnswer Export(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = request.Query;
        using var reader = index.Read();
        var filter = ObservationParameters.ReadFilter(query, reader, reference);
        var sort = ObservationParameters.ReadSort(query);
        var fields = ObservationParameters.ReadSelect(query);
        var mediaType = Format.Of(request, Formats);
        var bom = CommonParameters.ReadBom(query, mediaType);
        query.Time(CommonParameters.AsOf.Name);
        query.ThrowIfWrong();
        var point = query.PointIn(reader, cursor: null);
        var total = reader.CountObservations(filter, point);
        if (total > Limits.ExportRows) throw new ProblemException(Problems.ExportTooLarge(total, Limits.ExportRows));

        return new StreamedAnswer
        {
            ContentType = MediaTypes.WithCharset(mediaType),
            CacheControl = Caching.Lists,
            Version = request.VersionAt(point.State, point.Time, mediaType),
            Language = request.Language,
            Headers =
            [
                ("X-Total-Count", total.ToString(CultureInfo.InvariantCulture)),
                ("Content-Disposition", $"attachment; filename=\"observations-{point.Generation}.{MediaTypes.ExtensionOf(mediaType)}\""),
            ],
            WriteAsync = (stream, aborted) => WriteAsync(stream, mediaType, bom, fields, filter, sort, point, total, aborted),
        };
    }

    private async Task WriteAsync(
        Stream stream,
        string mediaType,
        bool bom,
        IReadOnlyList<Field<IndexedObservation>> fields,
        ObservationFilter filter,
        IReadOnlyList<Storage.Index.SortKey> sort,
        IndexPoint point,
        long total,
        CancellationToken aborted)
    {
        using var reader = index.Read();
        using var output = new RecordStream<IndexedObservation>(stream, mediaType, bom, fields);
        var written = 0L;
        foreach (var observation in reader.Observations(filter, point, sort, after: null, limit: total))
        {
            output.Write(observation);
            if (++written % RecordStream.FlushEvery == 0) await output.FlushAsync(aborted);
        }

        await output.FlushAsync(aborted);

        // A file that is cut short has to look broken, not complete.
        if (written != total) throw new InvalidOperationException($"The export had {written} rows and not {total}.");
    }
}
