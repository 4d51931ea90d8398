using OpenData.Observations;
using OpenData.Reading.Words;

namespace OpenData.Reading.Register;

/// <summary>
/// All counties, prefectures and provinces that a text names, outside the names of townships. Reads 汨罗市, 祁阳县 (today 祁阳市), “溆浦经验”, 都安县;
/// not 开拓上海市场, 南山村, 提高安全.
/// </summary>
internal sealed class RegionScan
{
    private static readonly WordTable<bool> PassingBefore = PlaceWords.Table("passing before", backwards: true);

    private readonly List<RegionPlace> places = [];
    private readonly int[] committees = new int[4];

    /// <param name="plain">The text.</param>
    /// <param name="townships">The places of township names: 和平 in 和平镇 is no 和平县.</param>
    public RegionScan(ReadOnlySpan<char> plain, IReadOnlyList<TownshipPlace> townships)
    {
        var at = 0;
        foreach (var township in townships)
        {
            if (township.End <= at || !Hides(township)) continue;
            ReadTo(plain, at, Math.Max(at, township.Span.Start));
            at = township.End;
        }

        ReadTo(plain, at, plain.Length);
    }

    private void ReadTo(ReadOnlySpan<char> plain, int at, int limit)
    {
        var names = TownshipRegister.RegionNames;
        var counted = at;
        while (names.TryFind(plain[..limit], ref at, out var word, out var length))
        {
            if (Judge(plain, at, at + length, limit, word) is not { Strength: not Strength.None } place)
            {
                at++;
                continue;
            }

            places.Add(place);
            CountCommittees(plain, counted, at);
            if (place.IsOwn) CountCommittees(plain, place.Span.End, place.Span.End + 1);
            at = counted = place.Span.End;
        }

        CountCommittees(plain, counted, limit);
    }

    /// <summary>In the order of the text; none overlaps another.</summary>
    public IReadOnlyList<RegionPlace> Places => places;

    /// <summary>Whether the text speaks of its 县委, 市委, 区委 or 旗委, or of 全县 and so on, and what that says of a county with such a name.</summary>
    /// <returns>From 1 where it does so twice or more to −1 where it only speaks of other kinds; 0 where it says nothing.</returns>
    public double AgreementWith(string countyName)
    {
        var kind = CountyKind(countyName[^1]);
        if (kind < 0) return 0;
        if (committees[kind] > 0) return Sureness(committees[kind]);

        // A district's town speaks of the city's committee as well, so 市委 says nothing against 区.
        var (county, city, district, banner) = (committees[0], committees[1], committees[2], committees[3]);
        return -Sureness(countyName[^1] == '区' ? county + banner : county + city + district + banner);
    }

    private static double Sureness(int times) => Math.Min(times, 2) / 2.0;

    /// <summary>A name of its own kind is sure enough to hide a region in it; 大兴经济开发区 still speaks of 大兴.</summary>
    private static bool Hides(TownshipPlace place) => place.Exact.Length > 0 && place.Kind != TownshipKind.Other;

    private static int CountyKind(char ending) => ending switch { '县' => 0, '市' => 1, '区' => 2, '旗' => 3, _ => -1 };

    private RegionPlace Judge(ReadOnlySpan<char> plain, int start, int end, int limit, RegionWord word)
    {
        // 丽江市古城区, 古城区束河街道: a region before it or a township behind it makes an ordinary word a name.
        var follows = places.Count > 0 && places[^1].Span.End == start;
        var leads = end == limit && limit < plain.Length;
        if (word.IsFull) return Place(plain, start, end, word, IsOtherWord(plain, end) || (word.IsOrdinary && !follows && !leads) ? Strength.None : Strength.Strong);

        // A name of another time or a shorter one: 祁阳县, 都安县, 恩施州.
        var ending = end < limit ? plain[end] : '\0';
        var takesEnding = word.IsOrdinary ? ending is '县' : ending is '县' or '市' or '区' or '州' or '旗' or '盟' or '省';
        if (takesEnding && !IsOtherWord(plain, end + 1)) return Place(plain, start, end + 1, word, Strength.Strong);
        if ((word.IsOrdinary && !follows) || IsSmallerPlace(plain[end..])) return Place(plain, start, end, word, Strength.None);

        var isSetApart = follows || leads || !IsHan(plain, start - 1) || !IsHan(plain, end) || end - start > 2;
        return Place(plain, start, end, word, isSetApart ? Strength.SetApart : Strength.Weak);
    }

    private static RegionPlace Place(ReadOnlySpan<char> plain, int start, int end, RegionWord word, Strength strength) => new(
        SourceSpan.FromBounds(start, end),
        word,
        strength,
        IsPassing: PassingBefore.TryMatchBefore(plain, start, out _),
        IsOwn: plain[end..] is ['委', ..] or ['政', '府', ..] or ['人', '民', '政', '府', ..]);

    /// <summary>上海市场, 通州区域, 新区位 …: the ending belongs to the next word.</summary>
    private static bool IsOtherWord(ReadOnlySpan<char> plain, int end) =>
        end < plain.Length && (plain[end - 1], plain[end]) is ('市', '场' or '值' or '价') or ('区', '域' or '间' or '位' or '块' or '别');

    /// <summary>南山村, 长安路, 白水江, 清水社区.</summary>
    private static bool IsSmallerPlace(ReadOnlySpan<char> behind) =>
        behind is ['村' or '路' or '街' or '屯' or '组' or '江' or '河' or '湖' or '山' or '沟' or '桥' or '岭' or '寨', ..] or ['社', '区', ..] or ['大', '道', ..];

    private static bool IsHan(ReadOnlySpan<char> plain, int at) => at >= 0 && at < plain.Length && plain[at] is >= '\u3400' and <= '\u9FFF';

    private void CountCommittees(ReadOnlySpan<char> plain, int start, int end)
    {
        for (var at = start; plain[at..end].IndexOfAny('委', '全') is >= 0 and var next; at++)
        {
            at += next;
            var beside = plain[at] == '委' ? at - 1 : at + 1;
            if (beside >= 0 && beside < plain.Length && CountyKind(plain[beside]) is >= 0 and var kind) committees[kind]++;
        }
    }
}

/// <summary>One place where a text names a county, prefecture or province.</summary>
/// <param name="Span">The name, with its ending where it has one.</param>
/// <param name="Word">The regions it may be.</param>
/// <param name="Strength">How surely it is one.</param>
/// <param name="IsPassing">The text goes there, borders on it or compares with it.</param>
/// <param name="IsOwn">Its committee or government is named.</param>
internal readonly record struct RegionPlace(SourceSpan Span, RegionWord Word, Strength Strength, bool IsPassing, bool IsOwn);

internal enum Strength
{
    /// <summary>An ordinary word or a smaller place.</summary>
    None,

    /// <summary>Two characters in the middle of others: perhaps by chance.</summary>
    Weak,

    /// <summary>Without its ending, but set apart by punctuation or other names, or long.</summary>
    SetApart,

    /// <summary>With its ending.</summary>
    Strong,
}
