using System.IO.Compression;

namespace OpenData.Reading.Decoding.Docx;

/// <summary>Tells what a zip container holds by the names of its entries.</summary>
internal static class ZipKind
{
    /// <summary>Null where it is, or was meant to be, a Word document.</summary>
    public static FileKind? Of(ZipArchive zip)
    {
        FileKind? kind = FileKind.ZipArchive;
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.StartsWith("word/", StringComparison.OrdinalIgnoreCase)) return null;
            kind = entry.FullName switch
            {
                "xl/workbook.xml" or "xl/workbook.bin" => FileKind.Excel,
                "ppt/presentation.xml" => FileKind.PowerPoint,
                "OFD.xml" => FileKind.Ofd,
                "META-INF/manifest.xml" when zip.GetEntry("mimetype") is not null => FileKind.OpenDocument,
                "[Content_Types].xml" when kind == FileKind.ZipArchive => null,
                _ => kind,
            };
        }

        return kind;
    }
}
