namespace OpenData.Api.Formats;

/// <summary>The formats of lists: their names in <c>format=</c> and their media types.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string Csv = "text/csv";
    public const string JsonLines = "application/x-ndjson";
    public const string JsonLinked = "application/ld+json";
    public const string Text = "text/plain";
    public const string Gzip = "application/gzip";
    public const string Sqlite = "application/vnd.sqlite3";

    private static readonly Dictionary<string, string> ByFormat = new(StringComparer.Ordinal)
    {
        ["json"] = Json,
        ["csv"] = Csv,
        ["jsonl"] = JsonLines,
        ["jsonld"] = JsonLinked,
        ["txt"] = Text,
    };

    public static string OfFormat(string format) => ByFormat[format];

    public static string WithCharset(string mediaType) => mediaType + "; charset=utf-8";

    public static string ExtensionOf(string mediaType) => ByFormat.First(pair => pair.Value == mediaType).Key;
}
