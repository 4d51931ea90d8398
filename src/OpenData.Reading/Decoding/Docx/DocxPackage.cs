using System.IO.Compression;
using System.Xml;

namespace OpenData.Reading.Decoding.Docx;

/// <summary>
/// A Word document's zip container, within bounds. What the directory declares is checked before anything is unpacked, and what is
/// really unpacked is counted while it is, since a directory may lie. Names of entries are only ever compared, never used as paths.
/// </summary>
internal sealed class DocxPackage
{
    /// <summary>Files in the container; a report with a hundred photographs has some two hundred.</summary>
    public const int MaxEntries = 5_000;

    /// <summary>Bytes of all files together, as the directory declares them.</summary>
    public const long MaxDeclared = 200L * 1024 * 1024;

    /// <summary>Bytes of the files that are read, as counted while they are unpacked.</summary>
    public const long MaxUnpacked = 64L * 1024 * 1024;

    /// <summary>How many times its packed size a large file may be. Word's XML comes to 10 to 60 times.</summary>
    public const int MaxRatio = 200;

    /// <summary>Files up to this size may have any ratio.</summary>
    private const long LargeFile = 5 * 1024 * 1024;

    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private long unpacked;

    public DocxPackage(ZipArchive zip)
    {
        IsOversized = zip.Entries.Count > MaxEntries;
        long declared = 0;
        foreach (var entry in zip.Entries.Take(MaxEntries))
        {
            IsEncrypted |= entry.IsEncrypted;
            declared += Math.Clamp(entry.Length, 0, MaxDeclared);
            IsOversized |= declared > MaxDeclared || (entry.Length > LargeFile && entry.Length / MaxRatio > entry.CompressedLength);
            entries.TryAdd(PartNames.Normal(entry.FullName), entry);
        }
    }

    public bool IsEncrypted { get; }

    /// <summary>True from the moment on at which more was declared or unpacked than may be.</summary>
    public bool IsOversized { get; private set; }

    /// <summary>The name of the part with the text; null where there is none.</summary>
    /// <exception cref="XmlException">The part that names it is damaged.</exception>
    public string? MainPart
    {
        get
        {
            const string Usual = "word/document.xml";
            return Related("", "officeDocument") ?? (entries.ContainsKey(Usual) ? Usual : null);
        }
    }

    /// <summary>Null where the package doesn't hold the part.</summary>
    public WordXml? Open(string part) =>
        entries.TryGetValue(part, out var entry) ? new WordXml(new UnpackedStream(this, entry.Open())) : null;

    /// <summary>The part that another one refers to; null where there is none.</summary>
    /// <param name="part">The part that refers.</param>
    /// <param name="type">The last word of the relationship's type: <c>styles</c>.</param>
    public WordXml? OpenRelated(string part, string type) => Related(part, type) is { } name ? Open(name) : null;

    private string? Related(string part, string type)
    {
        using var xml = Open(PartNames.Relationships(part));
        if (xml is null || !xml.ReadRoot()) return null;
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "Relationship"
                && xml.Attribute("Type") is { } found && found.EndsWith("/" + type, StringComparison.Ordinal)
                && xml.Attribute("TargetMode") is not "External"
                && xml.Attribute("Target") is { } target) return PartNames.Resolve(part, target);
        }

        return null;
    }

    /// <summary>Counts what comes out, and ends where it is too much.</summary>
    private sealed class UnpackedStream(DocxPackage package, Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            if (package.IsOversized) return 0;
            var count = inner.Read(buffer);
            package.unpacked += count;
            package.IsOversized = package.unpacked > MaxUnpacked;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
