using System.Buffers;
using OpenData.Observations;

namespace OpenData.Reading.Quantities;

/// <summary>Reads one quantity at a place: a number, or two that make a range or a ratio, with the unit.</summary>
internal static class QuantityScanner
{
    private const int MaxBlanksBeforeUnit = 2;

    /// <summary>Behind the first number of a range its own unit may stand, and blanks before it, but not more than this.</summary>
    private const int FarthestRangeSign = 16;

    private static readonly SearchValues<char> RangeSigns = SearchValues.Create("-~至到");

    private static readonly Unit Score = new("分", Dimension.Count, "分", 1, 1);
    private static readonly string[] MoneyWords = ["资金", "投资", "投入", "金额", "收入", "产值", "贷款", "补贴", "补助", "税", "利润", "元", "捐款", "营收", "工资", "债", "造价"];

    /// <summary>Nouns counted without a measure word, and the one that is meant: 3600余群众.</summary>
    private static readonly Words.WordTable<string> CountedNouns = new(
        [
            .. "群众 村民 居民 市民 党员 干部 职工 学生 师生 游客 农民 农牧民 牧民 渔民 贫困人口 脱贫人口 老人 儿童 志愿者 代表 工人 民兵 灾民 旅客 考生 村干部"
                .Split(' ').Select(noun => new KeyValuePair<string, string>(noun, "人")),
            .. "农户 贫困户 脱贫户 监测户 住户 商户 牧户 养殖户".Split(' ').Select(noun => new KeyValuePair<string, string>(noun, "户")),
            .. "企业 合作社 单位 商家".Split(' ').Select(noun => new KeyValuePair<string, string>(noun, "家")),
        ]);

    /// <summary>Reads a quantity whose number begins at <paramref name="at"/> and moves behind its unit, or returns false and stays.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, ref int at, out WrittenQuantity quantity, out Numeral numeral)
    {
        if (TryReadFractionWord(text, ref at, out quantity, out numeral)) return true;
        var cursor = at;
        if (!NumeralScanner.TryRead(text, ref cursor, out numeral)) return false;
        if (TryReadRatio(text, at, ref cursor, numeral, out quantity)
            || TryReadRange(text, at, ref cursor, numeral, out quantity)
            || TryReadPlain(text, at, ref cursor, numeral, out quantity))
        {
            at = cursor;
            return true;
        }

        return false;
    }

    // 百分之九十五点二 · 千分之三 · 百分之五至百分之八. Not 三分之二 (no unit of the guide has it).
    private static bool TryReadFractionWord(ReadOnlySpan<char> text, ref int at, out WrittenQuantity quantity, out Numeral numeral)
    {
        quantity = default;
        numeral = default;
        var cursor = at;
        if (!SkipFractionWord(text, ref cursor, out var unit) || !NumeralScanner.TryRead(text, ref cursor, out numeral)) return false;
        decimal? end = numeral.RangeEnd;
        var behind = cursor;
        if (end is null && TryReadRangeSign(text, ref behind))
        {
            SkipFractionWord(text, ref behind, out _);
            if (NumeralScanner.TryRead(text, ref behind, out var second))
            {
                end = second.Value;
                cursor = behind;
            }
        }

        quantity = Make(SourceSpan.FromBounds(at, cursor), numeral, numeral.Value, end, unit) with { IsChinese = true };
        at = cursor;
        return true;
    }

    private static bool SkipFractionWord(ReadOnlySpan<char> text, ref int at, out Unit unit)
    {
        var rest = text[at..];
        unit = rest.StartsWith("千分之", StringComparison.Ordinal) ? UnitTable.PerMille : UnitTable.Percent;
        if (unit == UnitTable.Percent && !rest.StartsWith("百分之", StringComparison.Ordinal)) return false;
        at += 3;
        return true;
    }

    // 性别比为100:106.2 · 比例1:3. Not 9:30.
    private static bool TryReadRatio(ReadOnlySpan<char> text, int start, ref int at, Numeral first, out WrittenQuantity quantity)
    {
        quantity = default;
        if (first.IsChinese || at + 1 >= text.Length || text[at] is not (':' or '比')) return false;
        var before = text[Math.Max(0, start - 8)..start];
        if (text[at] == ':' && !before.Contains('比')) return false;
        var cursor = at + 1;
        if (!NumeralScanner.TryRead(text, ref cursor, out var second) || second.IsChinese) return false;
        quantity = Make(SourceSpan.FromBounds(start, cursor), first, first.Value, second.Value, UnitTable.Ratio) with { Qualifier = Qualifier.Ratio };
        at = cursor;
        return true;
    }

    // 2000~1200元 · 一至二个 · 5%-7% · 5万元至8万元 · 200至300亩 · 三四十人. Not 由5万元到8万元 (a change).
    private static bool TryReadRange(ReadOnlySpan<char> text, int start, ref int at, Numeral first, out WrittenQuantity quantity)
    {
        quantity = default;
        var cursor = at;
        if (first.RangeEnd is { } compressedEnd)
        {
            if (!TryReadUnit(text, ref cursor, first, out var only)) return false;
            quantity = Make(SourceSpan.FromBounds(start, cursor), first, first.Value / only.Magnitude, compressedEnd / only.Magnitude, only);
            at = cursor;
            return true;
        }

        if (text.Slice(at, Math.Min(FarthestRangeSign, text.Length - at)).IndexOfAny(RangeSigns) < 0) return false;
        var firstUnit = default(UnitMatch);
        var hasFirstUnit = TryReadUnit(text, ref cursor, first, out firstUnit);
        if (!hasFirstUnit) cursor = at;
        if (!TryReadRangeSign(text, ref cursor) || (start > 0 && text[start - 1] is '由' or '从')) return false;
        if (!NumeralScanner.TryRead(text, ref cursor, out var second) || !TryReadUnit(text, ref cursor, second, out var unit)) return false;
        if (hasFirstUnit && firstUnit.Unit != unit.Unit) return false;

        // 5至8万元 shares its 万; in 5万至8万元 and 5000元至1万元 each number has its own.
        var (low, high) = hasFirstUnit || first.TrailingMagnitudeCharacter != '\0'
            ? (first.Value / unit.Magnitude, second.Value / unit.Magnitude)
            : (first.Value, second.Value / unit.Magnitude);
        quantity = Make(SourceSpan.FromBounds(start, cursor), first, Math.Min(low, high), Math.Max(low, high), unit) with
        {
            Qualifier = Qualifier.Range,
            IsChinese = first.IsChinese && second.IsChinese,
        };
        at = cursor;
        return true;
    }

    private static bool TryReadPlain(ReadOnlySpan<char> text, int start, ref int at, Numeral numeral, out WrittenQuantity quantity)
    {
        quantity = default;
        var cursor = at;
        if (TryReadTenths(text, start, ref at, numeral, out quantity)) return true;
        if (!TryReadUnit(text, ref cursor, numeral, out var unit)) return false;
        // The 亿 of 1.2个亿 stands behind the number, that of 1.2亿 in it.
        var value = unit.MagnitudeAt >= numeral.End ? numeral.Value : numeral.Value / unit.Magnitude;
        quantity = Make(SourceSpan.FromBounds(start, cursor), numeral, value, null, unit);
        at = cursor;
        return true;
    }

    // 九成 is 90 %, 八成半 85 %, 六成五 65 %.
    private static bool TryReadTenths(ReadOnlySpan<char> text, int start, ref int at, Numeral numeral, out WrittenQuantity quantity)
    {
        quantity = default;
        if (at >= text.Length || text[at] != '成' || numeral.Value is <= 0 or > 10 || (at + 1 < text.Length && text[at + 1] is '立' or '为' or '效' or '果')) return false;
        var cursor = at + 1;
        var value = numeral.Value * 10;
        if (cursor < text.Length && (text[cursor] == '半' || NumeralCharacters.ChineseDigit(text[cursor]) > 0))
        {
            value += text[cursor] == '半' ? 5 : NumeralCharacters.ChineseDigit(text[cursor]);
            cursor++;
        }

        quantity = Make(SourceSpan.FromBounds(start, cursor), numeral, value, numeral.RangeEnd * 10, UnitTable.Percent);
        at = cursor;
        return true;
    }

    private readonly record struct UnitMatch(Unit Unit, SourceSpan Span, decimal Magnitude, int MagnitudeAt);

    private static bool TryReadUnit(ReadOnlySpan<char> text, ref int at, Numeral numeral, out UnitMatch match)
    {
        match = default;
        if (numeral.IsDigitString) return false;
        var cursor = at;
        if (!numeral.IsChinese)
        {
            while (cursor < text.Length && text[cursor] == ' ' && cursor - at < MaxBlanksBeforeUnit) cursor++;
        }

        if (TryReadHundredMillion(text, ref at, numeral, out match)) return true;
        var (magnitude, magnitudeAt) = numeral.GivesMagnitudeToUnit
            ? (numeral.TrailingMagnitude, LastIndexOf(text, numeral))
            : (1m, -1);
        if (UnitTable.TryMatch(text, cursor, out var unit, out var length))
        {
            match = new UnitMatch(unit, new SourceSpan(cursor, length), magnitude, magnitudeAt);
            at = cursor + length;
            return true;
        }

        if (TryReadImpliedMoney(text, ref at, numeral, magnitude, magnitudeAt, out match) || TryReadScore(text, ref at, numeral, out match)) return true;
        if (cursor != at || numeral.IsSingleCharacter || !CountedNouns.TryMatch(text, cursor, out var classifier, out _)) return false;
        match = new UnitMatch(UnitTable.Get(classifier), default, magnitude, magnitudeAt);
        return true;
    }

    // 1.2个亿
    private static bool TryReadHundredMillion(ReadOnlySpan<char> text, ref int at, Numeral numeral, out UnitMatch match)
    {
        match = default;
        if (numeral.GivesMagnitudeToUnit || !text[at..].StartsWith("个亿", StringComparison.Ordinal)) return false;
        var hasUnit = at + 2 < text.Length && text[at + 2] == '元';
        match = new UnitMatch(UnitTable.Get("元"), hasUnit ? new SourceSpan(at + 2, 1) : default, 100_000_000, at + 1);
        at += hasUnit ? 3 : 2;
        return true;
    }

    // 争取资金1200万: money without its 元. Not 1200万 of anything else.
    private static bool TryReadImpliedMoney(ReadOnlySpan<char> text, ref int at, Numeral numeral, decimal magnitude, int magnitudeAt, out UnitMatch match)
    {
        match = default;
        if (magnitude < 10_000 || (at < text.Length && char.IsLetter(text[at]))) return false;
        var before = text[Math.Max(0, numeral.Start - 10)..numeral.Start];
        foreach (var word in MoneyWords)
        {
            if (!before.Contains(word, StringComparison.Ordinal)) continue;
            match = new UnitMatch(UnitTable.Get("元"), default, magnitude, magnitudeAt);
            return true;
        }

        return false;
    }

    // 综合测评得分98.5分. Not 三分建七分管.
    private static bool TryReadScore(ReadOnlySpan<char> text, ref int at, Numeral numeral, out UnitMatch match)
    {
        match = default;
        if (numeral.IsChinese || at >= text.Length || text[at] != '分' || !text[Math.Max(0, numeral.Start - 10)..numeral.Start].Contains('分')) return false;
        match = new UnitMatch(Score, new SourceSpan(at, 1), 1, -1);
        at++;
        return true;
    }

    private static int LastIndexOf(ReadOnlySpan<char> text, Numeral numeral) =>
        numeral.Start + text[numeral.Start..numeral.End].LastIndexOf(numeral.TrailingMagnitudeCharacter);

    private static bool TryReadRangeSign(ReadOnlySpan<char> text, ref int at)
    {
        if (at >= text.Length || !RangeSigns.Contains(text[at])) return false;
        at++;
        if (at < text.Length && text[at] == text[at - 1] && text[at] is '-' or '~') at++;
        return true;
    }

    private static WrittenQuantity Make(SourceSpan span, Numeral numeral, decimal value, decimal? max, Unit unit) =>
        Make(span, numeral, value, max, new UnitMatch(unit, default, 1, -1));

    private static WrittenQuantity Make(SourceSpan span, Numeral numeral, decimal value, decimal? max, UnitMatch unit) => new()
    {
        Span = span,
        Value = value,
        ValueMax = max,
        Unit = unit.Unit,
        UnitSpan = unit.Span,
        MagnitudeAt = unit.MagnitudeAt,
        Magnitude = unit.Magnitude,
        Qualifier = max is not null ? Qualifier.Range : numeral.IsApproximate ? Qualifier.Approx : Qualifier.Exact,
        IsChinese = numeral.IsChinese,
    };
}
