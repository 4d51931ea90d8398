using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OpenData.Api;
using OpenData.Api.Uploads;

namespace OpenData.Portal.Pages.Upload;

/// <summary>The upload page's form as it was sent. It holds no key: that is taken from the request once and forgotten.</summary>
public sealed record UploadForm
{
    /// <summary>The form around a file of the largest size.</summary>
    private static readonly FormOptions Options = new()
    {
        MultipartBodyLengthLimit = Limits.UploadBytes + (1024 * 1024),
        ValueLengthLimit = Limits.DraftBytes,
        MemoryBufferThreshold = 1024 * 1024,
    };

    public static UploadForm Empty { get; } = new();

    /// <summary>The pasted text, with the line ends of a file.</summary>
    public string Text { get; init; } = "";

    public string? TownshipId { get; init; }

    /// <summary>As the sender names the file; null where that is left to the file, or to what the text is about.</summary>
    public string? Name { get; init; }

    /// <summary>Null where a text was pasted instead.</summary>
    public string? SentName { get; init; }

    /// <summary>The bytes of the file, or of the text.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>Whether it is to be published, and not only read.</summary>
    public bool Publishes { get; init; }

    public string? FileName => Name ?? SentName;

    /// <summary>Reads it, and the key beside it.</summary>
    /// <exception cref="Api.Http.ProblemException">It is too large, or did not arrive whole.</exception>
    public static async Task<(UploadForm Form, string? Key)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var sent = await request.ReadFormAsync(Options, cancellationToken);
            var file = sent.Files.GetFile("file") is { Length: > 0 } some ? some : null;
            var text = sent["text"].ToString().ReplaceLineEndings("\n");
            var form = new UploadForm
            {
                Text = text,
                TownshipId = Value(sent, "township_id"),
                Name = Value(sent, "name"),
                SentName = file?.FileName,
                Content = file is null ? Encoding.UTF8.GetBytes(text) : await BytesOfAsync(file, cancellationToken),
                Publishes = sent["do"] == "publish",
            };
            return (form, Value(sent, "key"));
        }
        catch (Exception refused) when (refused is InvalidDataException or BadHttpRequestException)
        {
            throw UploadDesk.Refused(refused);
        }
    }

    private static string? Value(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } value ? value : null;

    private static async Task<byte[]> BytesOfAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
