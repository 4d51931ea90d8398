using OpenData.Reading.Words;

namespace OpenData.Reading.Register;

/// <summary>The peoples named at the end of a stem, which daily language leaves away: 都安瑶族 is 都安, 达木珞巴民族 is 达木.</summary>
internal static class EthnicNames
{
    private static readonly WordTable<bool> Peoples = PlaceWords.Table("peoples", backwards: true);
    private static readonly WordTable<bool> WithoutSuffix = PlaceWords.Table("peoples without 族", backwards: true);

    /// <summary>How much of <paramref name="stem"/> is left without peoples; the whole of it where fewer than two characters would be left.</summary>
    /// <param name="stem">A name without its ending.</param>
    /// <param name="autonomous">Whether the ending already said that this is an autonomous unit, so that 蒙古 alone is a people.</param>
    public static int Strip(ReadOnlySpan<char> stem, bool autonomous)
    {
        if (!autonomous && stem[^1] != '族') return stem.Length;
        var end = stem.Length;
        while (Peoples.TryMatchBefore(stem, end, out var length) || (autonomous && WithoutSuffix.TryMatchBefore(stem, end, out length)))
        {
            if (end - length < 2) break;
            autonomous |= stem[..end].EndsWith("民族", StringComparison.Ordinal);
            end -= length;
        }

        return end;
    }
}
