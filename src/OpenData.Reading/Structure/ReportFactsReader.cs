using System.Globalization;
using OpenData.Observations;
using OpenData.Reading.Characters;
using OpenData.Reading.Quantities;

namespace OpenData.Reading.Structure;

/// <summary>Reads title, period, kind, issuer and date of publication from a report's first and last lines and its file name.</summary>
internal static class ReportFactsReader
{
    private const int LongestTitle = 60;
    private const int LongestIssuer = 30;

    /// <summary>Up to this month a congress hears what the government did the year before.</summary>
    private const int LastMonthOfCongress = 4;
    private const int LinesBeforeBody = 8;
    private const int OpeningLength = 400;

    private static readonly string[] PublicationWords = ["发布时间", "发布日期", "日期", "时间", "来源", "发布机构", "信息来源", "浏览", "字号", "阅读", "作者", "索引号", "打印", "点击", "报送单位", "填报单位", "报告单位", "当前位置", "发文字号"];
    private static readonly string[] IssuerLabels = ["来源", "发布机构", "信息来源", "作者", "发布单位", "报送单位", "填报单位", "报告单位", "供稿单位", "供稿"];
    private static readonly string[] SpecialWords = ["专项", "灾", "防汛", "抗旱", "疫情", "台风", "地震", "火灾", "救灾", "整治行动", "专题"];
    private static readonly string[] IssuerEndings = ["人民政府", "委员会", "办事处", "党政办", "办公室"];

    public static ReportFacts Read(ReportText text, NumeralReading numerals, string? fileName)
    {
        var (title, body, pageLines) = ReadOpening(text);
        var (filePeriod, slug) = ReadFileName(fileName);
        var period = filePeriod ?? ReadPeriod(text, numerals, title, body);
        var kind = KindOf(text, title, slug, period);
        return new ReportFacts(
            title is { } span ? span.Of(text.Original).Trim() : null,
            body,
            period,
            kind,
            slug,
            ReadIssuer(text, pageLines),
            ReadPublicationDate(text, numerals, pageLines));
    }

    // 清溪镇2023年工作总结 / 发布时间:2024-01-12 来源:… / body
    private static (SourceSpan? Title, int Body, SourceSpan PageLines) ReadOpening(ReportText text)
    {
        SourceSpan? title = null;
        var body = 0;
        var lines = 0;
        foreach (var line in Lines.Of(text.Plain))
        {
            if (++lines > LinesBeforeBody) break;
            var words = line.Of(text.Plain.AsSpan());
            if (IsPageLine(words))
            {
                body = line.End;
                continue;
            }

            if (title is null && IsTitle(words))
            {
                title = line;
                body = line.End;
                continue;
            }

            // 木门镇人民政府 / 关于2023年…的报告: who reports stands above what is reported.
            if (title is null && NamesIssuer(words)) continue;
            break;
        }

        return (title, body, SourceSpan.FromBounds(title?.End ?? 0, Math.Max(body, title?.End ?? 0)));
    }

    private static bool IsTitle(ReadOnlySpan<char> line) =>
        line.Length is >= 4 and <= LongestTitle && line[^1] is not ('。' or ';' or ',' or ':')
        && !EnumeratorScanner.TryMatch(line, 0, out _)
        && line.IndexOf('。') < 0
        && (line.Contains("总结", StringComparison.Ordinal) || line.Contains("报告", StringComparison.Ordinal) || line.Contains("汇报", StringComparison.Ordinal)
            || line.Contains("情况", StringComparison.Ordinal) || line.Contains("简报", StringComparison.Ordinal) || line.Contains("工作", StringComparison.Ordinal)
            || line.Contains("通报", StringComparison.Ordinal) || line.Contains("要点", StringComparison.Ordinal) || line.Contains("台账", StringComparison.Ordinal)
            || line.Contains("计划", StringComparison.Ordinal) || line.Contains('年'));

    private static bool IsPageLine(ReadOnlySpan<char> line)
    {
        if (line.Length > 100) return false;
        if (line.Length > 2 && line[0] == '(' && line[^1] == ')') return true;
        foreach (var word in PublicationWords)
        {
            var at = line.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0 && at + word.Length < line.Length && line[at + word.Length] is ':' or ' ' or '次') return true;
        }

        return IsByline(line) || (line.Length <= 14 && line.StartsWith("20", StringComparison.Ordinal));
    }

    // 石门乡党政综合办 2020年12月25日
    private static bool IsByline(ReadOnlySpan<char> line) =>
        line.Length <= 40 && line[^1] == '日' && line.Contains('年') && line.IndexOf(' ') >= 4 && line.IndexOfAny(',', '。', ';') < 0;

    /// <summary>2017-Q3.txt and 2017-Q3-flood.docx carry the period and a slug; other names carry nothing.</summary>
    private static (Period? Period, string? Slug) ReadFileName(string? fileName)
    {
        if (fileName is null) return (null, null);
        var stem = Path.GetFileNameWithoutExtension(fileName);
        for (var end = stem.Length; end >= 4; end--)
        {
            if (end < stem.Length && stem[end] != '-') continue;
            if (!Period.TryParse(stem[..end].Replace('_', '/'), out var period) || period.IsOpen) continue;
            if (end == stem.Length) return (period, null);
            var slug = stem[(end + 1)..].ToLowerInvariant();
            return ReportId.IsSlug(slug) ? (period, slug) : (null, null);
        }

        return (null, null);
    }

    private static Period? ReadPeriod(ReportText text, NumeralReading numerals, SourceSpan? title, int body)
    {
        if (title is { } span && BestIn(numerals, span) is { } named) return named;
        var opening = SourceSpan.FromBounds(0, Math.Min(text.Length, body + OpeningLength));
        if (YearBeforeCongress(text, numerals, opening) is { } reported) return Period.OfYear(reported);
        if (WithoutYear(numerals, title ?? default) is { } part && YearOfIssue(text, numerals, opening) is { } year) return (part with { Year = year }).Resolve(0);
        return BestIn(numerals, opening) ?? BestIn(numerals, new SourceSpan(0, text.Length));
    }

    // 2025年1月9日在岱崮镇第十九届人民代表大会第五次会议上: the report is about 2024.
    private static int? YearBeforeCongress(ReportText text, NumeralReading numerals, SourceSpan opening)
    {
        foreach (var date in numerals.Dates)
        {
            if (!opening.Contains(date.Span) || date is not { Year: { } year, Precision: DatePrecision.Month, FirstMonth: <= LastMonthOfCongress }) continue;
            var behind = text.Plain.AsSpan(date.Span.End);
            var line = behind[..Math.Max(0, behind.IndexOf('\n'))];
            return line.Contains("人民代表大会", StringComparison.Ordinal) && (line.Contains("会议上", StringComparison.Ordinal) || line.Contains("大会上", StringComparison.Ordinal)) ? year - 1 : null;
        }

        return null;
    }

    /// <summary>一季度 or 上半年 in a title that names no year.</summary>
    private static DateMention? WithoutYear(NumeralReading numerals, SourceSpan title)
    {
        foreach (var date in numerals.Dates)
        {
            if (title.Contains(date.Span) && date is { Year: null, YearOffset: 0, Precision: DatePrecision.Month }) return date;
        }

        return null;
    }

    /// <summary>The year in which such a report was issued: that of its document number, else of the last day with a year among its first and last lines.</summary>
    private static int? YearOfIssue(ReportText text, NumeralReading numerals, SourceSpan opening)
    {
        foreach (var number in numerals.NonObservations)
        {
            if (number.Kind != NonObservationKind.DocumentNumber || !opening.Contains(number.Span)) continue;
            var digits = number.Span.Of(text.Plain.AsSpan()).TrimStart("[(");
            if (digits.Length >= 4 && int.TryParse(digits[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1990 and < 2100) return year;
        }

        foreach (var line in Lines.OfEnd(text.Plain, 3))
        {
            foreach (var date in numerals.Dates)
            {
                if (line.Contains(date.Span) && date.Year is { } year) return year;
            }
        }

        return null;
    }

    /// <summary>The first time with a year in the stretch; a finer one about the same year wins over the bare year where it follows at once.</summary>
    private static Period? BestIn(NumeralReading numerals, SourceSpan stretch)
    {
        DateMention? found = null;
        foreach (var date in numerals.Dates)
        {
            if (!stretch.Contains(date.Span)) continue;
            if (found is null && date.Year is not null && date.LastYear is null && date.Precision != DatePrecision.None) found = date;
            else if (found is { Precision: DatePrecision.Year } && date.Year is null && date.YearOffset == 0 && date.Precision == DatePrecision.Month
                && date.Span.Start - found.Value.Span.End <= 2) return (date with { Year = found.Value.Year }).Resolve(0);
        }

        return found?.Resolve(0);
    }

    private static ReportKind KindOf(ReportText text, SourceSpan? title, string? slug, Period? period)
    {
        var words = title is { } span ? span.Of(text.Plain.AsSpan()) : [];
        foreach (var word in SpecialWords)
        {
            if (words.Contains(word, StringComparison.Ordinal)) return ReportKind.Special;
        }

        if (slug is not null) return ReportKind.Special;
        if (period is not { } known || known.IsYear) return ReportKind.Annual;
        return (known.LastMonth - known.FirstMonth) switch
        {
            0 => ReportKind.Month,
            2 => ReportKind.Quarter,
            5 => ReportKind.HalfYear,
            _ => ReportKind.Annual,
        };
    }

    private static string? ReadIssuer(ReportText text, SourceSpan pageLines)
    {
        var words = pageLines.Of(text.Plain.AsSpan());
        foreach (var label in IssuerLabels)
        {
            var at = words.IndexOf(label, StringComparison.Ordinal);
            if (at < 0) continue;
            var start = at + label.Length;
            while (start < words.Length && words[start] is ':' or ' ') start++;
            var end = start;
            while (end < words.Length && words[end] is not (' ' or '\n' or '\r' or '\t' or ')')) end++;
            if (end > start) return text.Original.Substring(pageLines.Start + start, end - start);
        }

        return ReadBracketed(text, words, pageLines.Start) ?? ReadByline(text, pageLines) ?? ReadSignature(text);
    }

    private static string? ReadByline(ReportText text, SourceSpan pageLines)
    {
        foreach (var line in Lines.Of(text.Plain))
        {
            if (line.Start >= pageLines.End) break;
            if (line.Start >= pageLines.Start && IsByline(line.Of(text.Plain.AsSpan()))) return text.Original.Substring(line.Start, line.Of(text.Plain.AsSpan()).IndexOf(' '));
        }

        return null;
    }

    // (2024年1月18日 竹箦镇经济发展局)
    private static string? ReadBracketed(ReportText text, ReadOnlySpan<char> words, int offset)
    {
        var close = words.IndexOf(')');
        var blank = close > 0 ? words[..close].LastIndexOf(' ') : -1;
        if (blank < 0 || words[..blank].IndexOf('日') < 0 || close - blank is < 4 or > 24 || words[blank..close].Contains(':')) return null;
        return text.Original.Substring(offset + blank + 1, close - blank - 1);
    }

    // …人民政府 on one of the last lines
    private static string? ReadSignature(ReportText text)
    {
        foreach (var line in Lines.OfEnd(text.Plain, 3))
        {
            var words = line.Of(text.Plain.AsSpan());
            if (NamesIssuer(words)) return line.Of(text.Original);
        }

        return null;
    }

    private static bool NamesIssuer(ReadOnlySpan<char> line)
    {
        foreach (var ending in IssuerEndings)
        {
            if (line.Length <= LongestIssuer && line.EndsWith(ending, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static DateOnly? ReadPublicationDate(ReportText text, NumeralReading numerals, SourceSpan pageLines)
    {
        foreach (var date in numerals.Dates)
        {
            if (date.Span.Start >= pageLines.End) break;
            if (pageLines.Contains(date.Span) && date.Year is { } year && TryReadDay(date.Span.Of(text.Plain), year, out var day)) return day;
        }

        return ReadSignedDay(text);
    }

    // 2023年4月12日 alone on one of the last lines, below the signature
    private static DateOnly? ReadSignedDay(ReportText text)
    {
        foreach (var line in Lines.OfEnd(text.Plain, 3))
        {
            var words = line.Of(text.Plain.AsSpan());
            if (words.Length is >= 8 and <= 11 && int.TryParse(words[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && TryReadDay(words.ToString(), year, out var day)) return day;
        }

        return null;
    }

    private static bool TryReadDay(string words, int year, out DateOnly day)
    {
        var normal = words.Replace('年', '-').Replace('月', '-').Replace('.', '-').Replace('/', '-').TrimEnd('日');
        return DateOnly.TryParseExact(normal, ["yyyy-M-d", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year == year;
    }
}
