using Microsoft.Net.Http.Headers;
using OpenData.Api.Http;

namespace OpenData.Api.Uploads;

/// <summary>The media types of reports, and which content goes with which.</summary>
internal static class ReportMediaTypes
{
    private const string Any = "application/octet-stream";

    /// <summary>Text may turn out to be HTML and HTML to begin with words: both are read by what they hold.</summary>
    private static readonly (string MediaType, string[] Formats)[] Known =
    [
        ("text/plain", ["txt", "html"]),
        ("text/html", ["html", "txt"]),
        ("application/xhtml+xml", ["html"]),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ["docx"]),
        (Any, ["txt", "html", "docx"]),
    ];

    public static IReadOnlyList<string> All { get; } = [.. Known.Select(known => known.MediaType)];

    /// <summary>The type that a request declares, without its parameters; any where it declares none.</summary>
    /// <exception cref="ProblemException">It is no type of a report.</exception>
    public static string Declared(string? contentType)
    {
        if (string.IsNullOrEmpty(contentType)) return Any;
        var declared = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.MediaType.Value?.ToLowerInvariant() : null;
        return declared is not null && All.Contains(declared) ? declared : throw new ProblemException(UploadProblems.MediaTypeNotTaken(contentType));
    }

    /// <summary>The type under which a file of that format is kept.</summary>
    /// <exception cref="ProblemException">The content is not what was declared.</exception>
    public static string Checked(string declared, string format)
    {
        if (!Known.Single(known => known.MediaType == declared).Formats.Contains(format))
            throw new ProblemException(UploadProblems.MediaTypeDiffers(declared, format));
        return declared == Any ? Known.First(known => known.Formats[0] == format).MediaType : declared;
    }
}
