using System.IO.Compression;
using System.Reflection;
using System.Text;
using OpenData.Reading.Characters;

namespace OpenData.Reading.Register;

/// <summary>The register as <c>townships.bin</c> holds it: the regions, and one row per township-level division in the order of the codes.</summary>
/// <remarks>Names stay slices of one text; no string is made for a division until someone asks for it.</remarks>
internal sealed class RegisterFile
{
    private readonly string names;
    private readonly string plainNames;
    private readonly int[] codes;
    private readonly int[] starts;
    private readonly byte[] lengths;
    private readonly short[] counties;
    private readonly List<Region> regions = [];

    private RegisterFile(string lines)
    {
        names = lines;
        plainNames = PlainCharacters.Of(lines);
        var capacity = lines.AsSpan().Count('\n');
        codes = new int[capacity];
        starts = new int[capacity];
        lengths = new byte[capacity];
        counties = new short[capacity];
        Count = ReadLines(lines);
    }

    /// <summary>How many township-level divisions there are.</summary>
    public int Count { get; }

    /// <summary>Provinces, prefectures and counties; a region stands behind the one it belongs to.</summary>
    public IReadOnlyList<Region> Regions => regions;

    public static RegisterFile Load()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("townships.bin")
            ?? throw new InvalidOperationException("The resource townships.bin is missing from the assembly.");
        using var brotli = new BrotliStream(resource, CompressionMode.Decompress);
        using var bytes = new MemoryStream(1 << 20);
        brotli.CopyTo(bytes);
        return new RegisterFile(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    /// <summary>The row of a nine-digit code; −1 where the register has none.</summary>
    public int RowOf(ReadOnlySpan<char> id)
    {
        if (id.Length != 9) return -1;
        var code = 0;
        foreach (var c in id)
        {
            if (!char.IsAsciiDigit(c)) return -1;
            code = (code * 10) + (c - '0');
        }

        var row = Array.BinarySearch(codes, 0, Count, code);
        return row < 0 ? -1 : row;
    }

    public int CodeOf(int row) => codes[row];

    /// <summary>As the register writes it.</summary>
    public ReadOnlySpan<char> NameOf(int row) => names.AsSpan(starts[row], lengths[row]);

    /// <summary>In plain characters, for comparing with <see cref="ReportText.Plain"/>.</summary>
    public ReadOnlySpan<char> PlainNameOf(int row) => plainNames.AsSpan(starts[row], lengths[row]);

    /// <summary>Index of the row's county in <see cref="Regions"/>.</summary>
    public int CountyOf(int row) => counties[row];

    private int ReadLines(string lines)
    {
        var row = 0;
        var path = new int[3];
        for (int start = 0, end; start < lines.Length; start = end + 1)
        {
            end = lines.IndexOf('\n', start);
            if (lines[start] == '#') continue;
            var digits = 0;
            var code = 0;
            while (char.IsAsciiDigit(lines[start + digits])) code = (code * 10) + (lines[start + digits++] - '0');
            var name = start + digits;
            if (digits == 3)
            {
                codes[row] = (regions[path[2]].Code * 1000) + code;
                starts[row] = name;
                lengths[row] = checked((byte)(end - name));
                counties[row++] = (short)path[2];
                continue;
            }

            var depth = (digits / 2) - 1;
            path[depth] = regions.Count;
            regions.Add(new Region((RegionLevel)depth, code, lines[name..end], depth == 0 ? Region.None : path[depth - 1]));
        }

        return row;
    }
}
