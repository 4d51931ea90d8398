using System.Buffers;
using OpenData.Observations;
using OpenData.Reading.Quantities;
using OpenData.Reading.Words;

namespace OpenData.Reading.Meaning;

/// <summary>Cuts time, scope, manner and linking words off a phrase, so that the matter remains.</summary>
internal static class PhraseTrimmer
{
    private static readonly WordTable<bool> Lead = Strippable("lead", "not-lead", backwards: false);
    private static readonly WordTable<bool> Tail = Strippable("tail", "not-tail", backwards: true);
    private static readonly WordTable<bool> LightVerbs = Phrases.Table("light-verb");
    private static readonly WordTable<bool> BehindDates = WordTable.Of(["以来", "来", "期间", "起", "共", "累计", "内", "前", "底", "末", "初", "间", "份", "全年", "度"]);

    /// <param name="plain">The text.</param>
    /// <param name="span">The phrase.</param>
    /// <param name="ownNames">Names of the township itself, which say nothing in its own report.</param>
    /// <param name="place">A village named at the beginning; empty where none is.</param>
    public static SourceSpan Trim(string plain, SourceSpan span, string[] ownNames, out SourceSpan place)
    {
        var start = TrimStart(plain, span, ownNames, out place);
        var end = TrimEnd(plain, start, BeforeEarlierTime(plain, start, span.End));
        return SourceSpan.FromBounds(start, end);
    }

    public static int TrimStart(string plain, SourceSpan span, string[] ownNames, out SourceSpan place)
    {
        place = default;
        var text = plain.AsSpan(0, span.End);
        var at = span.Start;
        while (at < span.End)
        {
            if (text[at] is ' ' or '、' or ',' or ':' or '-' or '.' or '”' or ')' or '(' && text[at..].IndexOf(')') < 0)
            {
                at++;
                continue;
            }

            if (PlaceReader.TryMatchAtStart(text, at, out var placeLength))
            {
                place = new SourceSpan(at, placeLength);
                at += placeLength;
                continue;
            }

            if (TrySkipDuration(text, ref at) || TrySkipDateName(text, ref at) || TrySkipPrinciple(text, ref at)) continue;
            if (TrySkipOwnName(text, ref at, ownNames) || TrySkipDate(text, ref at) || TrySkipWord(text, ref at)) continue;
            break;
        }

        return at;
    }

    private static readonly SearchValues<char> DateCharacters = SearchValues.Create("0123456789.·-月日");

    // “6.22”洪涝灾害
    private static bool TrySkipDateName(ReadOnlySpan<char> text, ref int at)
    {
        if (text[at] is not '“') return false;
        var close = text[at..].IndexOf('”');
        if (close is < 2 or > 8 || text[(at + 1)..(at + close)].IndexOfAnyExcept(DateCharacters) >= 0) return false;
        at += close + 1;
        return true;
    }

    // 按照接得住、管得好的原则梳理赋权事项
    private static bool TrySkipPrinciple(ReadOnlySpan<char> text, ref int at)
    {
        var rest = text[at..];
        if (!(rest.StartsWith("按", StringComparison.Ordinal) || rest.StartsWith("本着", StringComparison.Ordinal) || rest.StartsWith("遵循", StringComparison.Ordinal) || rest.StartsWith("坚持", StringComparison.Ordinal))) return false;
        for (var de = rest.IndexOf('的'); de > 2 && de + 4 < rest.Length; de = rest[(de + 1)..].IndexOf('的') is >= 0 and var next ? de + 1 + next : -1)
        {
            if (rest.Slice(de + 1, 2) is not ("原则" or "要求" or "思路" or "标准" or "部署" or "目标" or "理念")) continue;
            at += de + 3;
            return true;
        }

        return false;
    }

    // 三个月内签订协议 · 40分钟内撤出
    private static bool TrySkipDuration(ReadOnlySpan<char> text, ref int at)
    {
        var cursor = at;
        if (!NumeralCharacters.IsNumeral(text[at]) || !NumeralScanner.TryRead(text, ref cursor, out _)) return false;
        foreach (var unit in (ReadOnlySpan<string>)["个月内", "天内", "日内", "小时内", "分钟内", "个小时内", "周内", "年内", "年来"])
        {
            if (!text[cursor..].StartsWith(unit, StringComparison.Ordinal)) continue;
            at = cursor + unit.Length;
            return true;
        }

        return false;
    }

    private static bool TrySkipOwnName(ReadOnlySpan<char> text, ref int at, string[] ownNames)
    {
        foreach (var name in ownNames)
        {
            if (!text[at..].StartsWith(name, StringComparison.Ordinal)) continue;
            at += name.Length;
            return true;
        }

        return false;
    }

    private static bool TrySkipDate(ReadOnlySpan<char> text, ref int at)
    {
        if (RelativeTimes.TryMatch(text, at, out var relative)) at = relative.Span.End;
        else if (!((NumeralCharacters.IsNumeral(text[at]) || text[at] == '第') && DateScanner.TryRead(text, ref at, out _))) return false;

        if (BehindDates.TryMatch(text, at, out var length)) at += length;
        return true;
    }

    private static bool TrySkipWord(ReadOnlySpan<char> text, ref int at)
    {
        if (Lead.TryMatch(text, at, out var strips, out var length))
        {
            if (!strips) return false;
            at += length;
            return true;
        }

        // A light verb goes only where a noun follows it.
        if (!LightVerbs.TryMatch(text, at, out length) || text.Length - at - length < 2) return false;
        at += length;
        return true;
    }

    /// <summary>在沟谷地带种植燕麦 · 镇干部按文件要求清理垃圾: who did it, where and how is cut off before the verb.</summary>
    public static SourceSpan FromItsVerb(string plain, SourceSpan span)
    {
        for (var at = span.End - 4; at > span.Start; at--)
        {
            var rest = plain.AsSpan(at, span.End - at);
            if (!VerbTable.TryMatchAtStart(rest, out var length) || rest.Length - length < 2) continue;
            var words = plain.AsSpan(span.Start, at - span.Start);
            if (SaysWhoOrHow(words) || (span.Start > 0 && plain[span.Start - 1] is '为' or '给' or '对' or '因' && words.Length >= 2)) return SourceSpan.FromBounds(at, span.End);
        }

        return span;
    }

    private static bool SaysWhoOrHow(ReadOnlySpan<char> words)
    {
        // 地区生产总值 is one word; 高寒地区种植燕麦 says where.
        if (words is "地区") return false;
        foreach (var time in (ReadOnlySpan<string>)["今年", "年内", "上半年", "下半年"])
        {
            if (words.Length > 3 && words.EndsWith(time, StringComparison.Ordinal)) return true;
        }

        if (words[0] is '因' or '为' or '给' or '对' or '从' or '沿' or '把' or '将' or '又' or '再' or '就') return true;
        var how = words.IndexOfAny(HowCharacters);
        if (how >= 0 && !(words[how] == '按' && how + 1 < words.Length && words[how + 1] is '期' or '时' or '质')) return true;
        if (words.Contains("通过", StringComparison.Ordinal) || words.Contains("利用", StringComparison.Ordinal) || words.Contains("依托", StringComparison.Ordinal)) return true;
        if (words[^1] is '又' or '再' or '就' or '已' or '共' or '先' or '来') return true;
        return Actors.Ends(words);
    }

    private static readonly SearchValues<char> HowCharacters = SearchValues.Create("按在由向");

    private static readonly WordTable<bool> Actors = WordTable.Of(
        ["政府", "党委", "干部", "成员", "志愿者", "部门", "民警", "要求", "精神", "发生后", "之后", "之前", "以后", "期间", "方式", "形式", "镇", "乡", "街道", "企业", "公司", "网格员", "合作社", "园区", "活动中", "工作中", "过程中", "小组", "等地", "共同", "联合", "地带", "一带", "沿线", "等村", "集中", "先后", "累计", "全年"],
        backwards: true);

    /// <summary>旅游收入由2022年的4.8亿元 · 失联村由最多时的19个 · 示范村由2个: the time a change starts from is no part of the matter.</summary>
    private static int BeforeEarlierTime(string plain, int start, int end)
    {
        var at = start + plain.AsSpan(start, Math.Max(0, end - start)).LastIndexOfAny('由', '从');
        if (at < start + 2) return end;
        if (at + 1 == end || plain.AsSpan(at, end - at).TrimEnd('的').EndsWith("时", StringComparison.Ordinal)) return at;
        var cursor = at + 1;
        if (RelativeTimes.TryMatch(plain.AsSpan(0, end), cursor, out var relative)) cursor = relative.Span.End;
        if (cursor < end && NumeralCharacters.IsNumeral(plain[cursor])) DateScanner.TryRead(plain.AsSpan(0, end), ref cursor, out _);
        return cursor > at + 1 && end - cursor <= 3 ? at : end;
    }

    private static int TrimEnd(string plain, int start, int end)
    {
        while (end > start)
        {
            if (plain[end - 1] is ' ' or ',' or '-' or '、' or ':' or '“' or '.' or '(')
            {
                end--;
                continue;
            }

            if (!Tail.TryMatchBefore(plain.AsSpan(start, end - start), end - start, out var strips, out var length) || !strips) break;
            end -= length;
        }

        return end;
    }

    private static WordTable<bool> Strippable(string strip, string keep, bool backwards) => new(
        WordFile.Phrases[keep].Concat(WordFile.Phrases["change"]).Select(word => new KeyValuePair<string, bool>(word, false))
            .Concat(WordFile.Phrases[strip].Select(word => new KeyValuePair<string, bool>(word, true))),
        backwards);
}
