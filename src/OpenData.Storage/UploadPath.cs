using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using OpenData.Observations;

namespace OpenData.Storage;

/// <summary>The name of a blob in <c>uploads</c> that follows the rule <c>{township_id}/{file}</c>.</summary>
/// <remarks>
/// The file's name is the sender's own, in any script. It must not be a path, must be readable as it is shown (no control characters,
/// nothing that turns the direction of writing), and has at most 200 characters.
/// </remarks>
public sealed record UploadPath
{
    /// <summary>The longest file name, in UTF-16 units.</summary>
    public const int MaxFileNameLength = 200;

    private UploadPath(string townshipId, string fileName)
    {
        TownshipId = townshipId;
        FileName = fileName;
    }

    /// <summary>Nine digits; whether a township has them is the reader's to say.</summary>
    public string TownshipId { get; }

    /// <summary>With its extension: <c>2017-Q3.txt</c>.</summary>
    public string FileName { get; }

    public static bool TryParse([NotNullWhen(true)] string? path, [NotNullWhen(true)] out UploadPath? upload)
    {
        upload = null;
        if (path?.IndexOf('/', StringComparison.Ordinal) is not ReportId.TownshipIdLength) return false;
        var (township, file) = (path[..ReportId.TownshipIdLength], path[(ReportId.TownshipIdLength + 1)..]);
        if (!ReportId.IsTownshipId(township) || !IsFileName(file)) return false;
        upload = new UploadPath(township, file);
        return true;
    }

    /// <summary>Whether a file of that name may be uploaded.</summary>
    public static bool IsFileName([NotNullWhen(true)] string? name) =>
        name is { Length: > 0 and <= MaxFileNameLength }
        && name.Any(c => c is not ('.' or ' '))
        && !name.AsSpan().ContainsAny('/', '\\')
        && name.EnumerateRunes().All(IsReadable);

    public override string ToString() => $"{TownshipId}/{FileName}";

    private static bool IsReadable(Rune rune) =>
        rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator);
}
