using System.Globalization;
using System.Reflection;
using System.Text;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary>What catalogues and tools read of the API: <c>/catalog</c>, <c>/datapackage.json</c>, <c>/openapi.json</c>.</summary>
public sealed class MetadataEndpoints(ObservationIndex index)
{
    public static Route CatalogRoute { get; } = new(
        "Catalog", "/catalog", new("数据目录（DCAT-AP 3，JSON-LD）", "Catalogue entry (DCAT-AP 3, JSON-LD)"), [CommonParameters.Lang]);

    public static Route DataPackageRoute { get; } = new(
        "DataPackage", "/datapackage.json", new("数据包说明（Data Package v2）", "Data package descriptor (Data Package v2)"),
            [CommonParameters.Lang]);

    public static Route OpenApiRoute { get; } = new(
        "OpenApi", "/openapi.json", new("接口描述（OpenAPI 3.1）", "Description of the API (OpenAPI 3.1)"), [CommonParameters.Lang]);

    private static readonly string Catalog = Embedded("catalog.json");

    /// <summary>The description of the API as it lies in the repository: its server is a path.</summary>
    public static string OpenApiDocument { get; } = Embedded("openapi.json");

    public Answer CatalogOf(ApiRequest request)
    {
        using var reader = index.Read();
        return AnswerOf(request, reader.Head, "jsonld", () => Encoding.UTF8.GetBytes(FillCatalog(request, reader)));
    }

    public Answer DataPackageOf(ApiRequest request)
    {
        using var reader = index.Read();
        return AnswerOf(request, reader.Head, "json", () => DataPackage.OfApi(request, reader.Head));
    }

    /// <summary>The file as it is, with the address of this service in it.</summary>
    public static Answer OpenApiOf(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AnswerOf(request, IndexPoint.Beginning, "json", () => Encoding.UTF8.GetBytes(
            OpenApiDocument.Replace("\"url\": \"/api/v1\"", $"\"url\": \"{request.AddressOf("")}\"", StringComparison.Ordinal)));
    }

    private static Answer AnswerOf(ApiRequest request, IndexPoint point, string format, Func<byte[]> write)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Query.ThrowIfWrong();
        var mediaType = Format.Of(request, format);
        var version = request.VersionAt(point.State, point.Time, mediaType);
        return new Answer
        {
            ContentType = MediaTypes.WithCharset(mediaType),
            CacheControl = Caching.Lists,
            Version = version,
            IsOfTheIndex = true,
            Body = version.IsKnownTo(request.Context.Request) ? null : write(),
        };
    }

    private static string FillCatalog(ApiRequest request, IndexReader reader)
    {
        var (first, last) = reader.YearsOfReports();
        return new StringBuilder(Catalog)
            .Replace("{base}", request.AddressOf(""))
            .Replace("{origin}", request.Origin)
            .Replace("{issued}", Timestamp.Of(reader.AtGeneration(1)?.Time ?? reader.Head.Time))
            .Replace("{modified}", Timestamp.Of(reader.Head.Time))
            .Replace("{generation}", reader.Head.Generation.ToString(CultureInfo.InvariantCulture))
            .Replace("{firstYear}", first.ToString(CultureInfo.InvariantCulture))
            .Replace("{lastYear}", last.ToString(CultureInfo.InvariantCulture))
            .ToString();
    }

    private static string Embedded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
