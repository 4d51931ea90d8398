using System.IO.Compression;
using System.Reflection;

namespace OpenData.Reading.Register;

/// <summary>
/// The villages of townships that share their name with another one, as hashes of 16 bits: 群玉村 and 王家坪村 tell the 白水镇 of 汨罗市 from the eight
/// others. A single hit may be chance; two are not.
/// </summary>
internal sealed class VillageNames
{
    private const int ShortestStem = 2;
    private const int LongestStem = 6;

    private static readonly Lazy<VillageNames> Loaded = new(() => new VillageNames());

    private readonly ushort[] hashes;

    /// <summary>By row: where its hashes begin; they end where the next row's begin.</summary>
    private readonly int[] starts;

    private VillageNames()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("villages.bin")
            ?? throw new InvalidOperationException("The resource villages.bin is missing from the assembly.");
        using var brotli = new BrotliStream(resource, CompressionMode.Decompress);
        using var buffer = new MemoryStream(1 << 20);
        brotli.CopyTo(buffer);
        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);

        var all = new List<ushort>(1 << 18);
        starts = new int[TownshipRegister.Count + 1];
        var row = -1;
        for (var at = 0; at < bytes.Length;)
        {
            var next = row + 1 + ReadNumber(bytes, ref at);
            starts.AsSpan(row + 1, next - row).Fill(all.Count);
            row = next;
            var hash = 0;
            for (var left = ReadNumber(bytes, ref at); left > 0; left--) all.Add((ushort)(hash += ReadNumber(bytes, ref at)));
        }

        starts.AsSpan(row + 1).Fill(all.Count);
        hashes = [.. all];
    }

    /// <summary>How many different villages of each row the text names.</summary>
    public static int[] CountIn(ReadOnlySpan<char> plain, IReadOnlyList<int> rows)
    {
        var villages = Loaded.Value;
        var found = new HashSet<ushort>();
        for (var at = plain.IndexOfAny('村', '区', '查'); at >= 0;)
        {
            var end = plain[at] switch
            {
                '村' => at,
                '区' when at > 0 && plain[at - 1] == '社' => at - 1,
                '查' when at > 0 && plain[at - 1] == '嘎' => at - 1,
                _ => 0,
            };
            for (var length = ShortestStem; length <= LongestStem && length <= end; length++) found.Add(HashOf(plain[(end - length)..end]));
            var next = plain[(at + 1)..].IndexOfAny('村', '区', '查');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return [.. rows.Select(row => villages.Of(row).Count(found.Contains))];
    }

    private ArraySegment<ushort> Of(int row) => new(hashes, starts[row], starts[row + 1] - starts[row]);

    private static int ReadNumber(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }

    /// <summary>FNV-1a over UTF-16 units, folded to 16 bits; make-townships.mjs has the same.</summary>
    private static ushort HashOf(ReadOnlySpan<char> stem)
    {
        var hash = 2166136261;
        foreach (var c in stem) hash = unchecked((hash ^ c) * 16777619);
        return (ushort)((hash ^ (hash >> 16)) & 0xFFFF);
    }
}
