using System.Text;

namespace OpenData.Reading.Decoding;

/// <summary>Tells a file's kind from its first bytes; what bears no mark is a text.</summary>
internal static class FileSignature
{
    /// <summary>Documents of Word, Excel and others before 2007, and the container around encrypted documents since.</summary>
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static readonly (byte[] Mark, FileKind Kind)[] Marks =
    [
        ("PK\u0003\u0004"u8.ToArray(), FileKind.Zip),
        ("PK\u0005\u0006"u8.ToArray(), FileKind.Zip),
        ("%PDF-"u8.ToArray(), FileKind.Pdf),
        ("{\\rtf"u8.ToArray(), FileKind.Rtf),
        ("MIME-Version:"u8.ToArray(), FileKind.WebArchive),
        ("From: <"u8.ToArray(), FileKind.WebArchive),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], FileKind.Png),
        ([0xFF, 0xD8, 0xFF], FileKind.Jpeg),
        ("GIF8"u8.ToArray(), FileKind.Gif),
        ([(byte)'I', (byte)'I', 0x2A, 0x00], FileKind.Tiff),
        ([(byte)'M', (byte)'M', 0x00, 0x2A], FileKind.Tiff),
        ("Rar!"u8.ToArray(), FileKind.Rar),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], FileKind.SevenZip),
        ([0x1F, 0x8B, 0x08], FileKind.Gzip),
    ];

    public static FileKind Of(ReadOnlySpan<byte> file, string? fileName)
    {
        if (file.StartsWith(CompoundFile)) return OfCompoundFile(file);
        foreach (var (mark, kind) in Marks)
        {
            if (file.StartsWith(mark)) return kind;
        }

        if (IsBitmap(file)) return FileKind.Bmp;
        if (file.Length >= 12 && file.StartsWith("RIFF"u8) && file[8..12].SequenceEqual("WEBP"u8)) return FileKind.WebP;
        return MarkupSignature.Of(file, fileName);
    }

    /// <summary>The container's directory names its streams in UTF-16.</summary>
    private static FileKind OfCompoundFile(ReadOnlySpan<byte> file)
    {
        if (Names(file, "EncryptedPackage")) return FileKind.EncryptedOffice;
        if (Names(file, "WordDocument")) return FileKind.LegacyWord;
        if (Names(file, "Workbook") || Names(file, "Book")) return FileKind.LegacyExcel;
        return Names(file, "PowerPoint Document") ? FileKind.LegacyPowerPoint : FileKind.CompoundFile;
    }

    /// <summary>"BM" may begin a text; the four reserved bytes behind the size may not.</summary>
    private static bool IsBitmap(ReadOnlySpan<byte> file) =>
        file.Length >= 14 && file.StartsWith("BM"u8) && file[6..10].IndexOfAnyExcept((byte)0) < 0;

    private static bool Names(ReadOnlySpan<byte> file, string stream) => file.IndexOf(Encoding.Unicode.GetBytes(stream + '\0')) >= 0;
}
