using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;
using OpenData.Observations;

namespace OpenData.Reading.Decoding.Docx;

/// <summary>
/// Takes the text out of a Word document: of its parts only the main one, its styles and its numbering are ever opened, so that macros,
/// embedded files, images and whatever it links to can do nothing.
/// </summary>
internal static class DocxDecoder
{
    /// <param name="file">A zip container; it may turn out to be something other than a Word document.</param>
    public static DecodedFile Decode(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var zip = new ZipArchive(AsStream(file), ZipArchiveMode.Read);
            var kind = ZipKind.Of(zip);
            if (kind is not null) return FileDecoder.Rejected("", Rejections.UnsupportedFormat(kind.Value));
            return Decode(new DocxPackage(zip));
        }
        catch (InvalidDataException)
        {
            return FileDecoder.Rejected("docx", Rejections.BrokenFile());
        }
    }

    private static DecodedFile Decode(DocxPackage package)
    {
        if (package.IsEncrypted) return FileDecoder.Rejected("docx", Rejections.EncryptedFile());
        if (package.IsOversized) return FileDecoder.Rejected("docx", Rejections.ZipBomb());
        try
        {
            return Read(package) is { } lines
                ? new DecodedFile { Format = "docx", Text = string.Join('\n', lines) }
                : FileDecoder.Rejected("docx", Rejections.BrokenFile());
        }
        catch (DocumentOutgrownException outgrown)
        {
            return FileDecoder.Rejected("docx", outgrown.Rejection);
        }
        catch (Exception damaged) when (damaged is XmlException or InvalidDataException)
        {
            // A part that is cut off at the limit of what may be unpacked ends in the middle, as a damaged one does.
            return FileDecoder.Rejected("docx", package.IsOversized ? Rejections.ZipBomb() : Rejections.BrokenFile());
        }
    }

    /// <summary>Null where the package names no main part, or does not hold it.</summary>
    private static IReadOnlyList<string>? Read(DocxPackage package)
    {
        if (package.MainPart is not { } main) return null;
        using var body = package.Open(main);
        if (body is null) return null;
        using var styleSheet = package.OpenRelated(main, "styles");
        using var numberingDefinitions = package.OpenRelated(main, "numbering");
        var styles = DocxStyles.Read(styleSheet);
        var numbering = NumberingReader.Read(numberingDefinitions, styles);
        return new DocxBody(body, styles, numbering).Read();
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> file) =>
        MemoryMarshal.TryGetArray(file, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(file.ToArray(), writable: false);
}

/// <summary>Reading stops: the document is deeper or longer than any that people wrote.</summary>
internal sealed class DocumentOutgrownException(Rejection rejection) : Exception(rejection.MessageEn)
{
    public Rejection Rejection { get; } = rejection;
}
