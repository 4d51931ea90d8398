using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace OpenData.Reading.Tests.Decoding;

/// <summary>Files that people send by mistake, and files made to do harm.</summary>
internal static class OtherFile
{
    /// <summary>The container of Office before 2007, with the names of its streams.</summary>
    public static byte[] Compound(params string[] streams)
    {
        var file = new byte[2048];
        byte[] mark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        mark.CopyTo(file, 0);
        foreach (var (index, stream) in streams.Index()) Encoding.Unicode.GetBytes(stream).CopyTo(file, 512 + (index * 128));
        return file;
    }

    public static byte[] Zip(params string[] names) => DocxFile.OfParts(names.Select(name => KeyValuePair.Create(name, "<x/>")));

    /// <summary>A document with one part that unpacks to so many bytes, of which each block is like the one before.</summary>
    public static byte[] Bomb(string part, long bytes, string block = " ")
    {
        var parts = DocxFile.Parts($"<w:document {DocxFile.Namespaces}><w:body/></w:document>");
        parts.Remove(part);
        using var stream = new MemoryStream();
        stream.Write(DocxFile.OfParts(parts));
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(part, CompressionLevel.Optimal).Open();
            entry.Write(Encoding.UTF8.GetBytes($"<w:document {DocxFile.Namespaces}><w:body>"));
            var piece = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(block, Math.Max(1, (1 << 20) / block.Length))));
            for (long written = 0; written < bytes; written += piece.Length) entry.Write(piece);
        }

        return stream.ToArray();
    }

    /// <summary>The same file with a directory that declares every entry to unpack to so many bytes.</summary>
    public static byte[] WithDeclaredSize(byte[] zip, int size)
    {
        var file = zip.ToArray();
        for (var at = file.AsSpan().IndexOf("PK\u0001\u0002"u8); at >= 0;)
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at + 24), size);
            var next = file.AsSpan(at + 4).IndexOf("PK\u0001\u0002"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }

        return file;
    }
}
