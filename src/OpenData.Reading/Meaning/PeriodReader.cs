using OpenData.Observations;
using OpenData.Reading.Quantities;

namespace OpenData.Reading.Meaning;

/// <summary>The period a figure is about, where the text gives it one that is not the report's own.</summary>
internal static class PeriodReader
{
    /// <summary>Reads it from the times named in the sentence before the number; the nearest one counts, and 目前 ends its reach.</summary>
    /// <returns>Null where it is the report's own.</returns>
    public static Period? Read(string plain, Mention mention, List<DateMention> dates, int firstDate, Period? report, ObservationStatus status)
    {
        if (report is not { } own) return ExplicitYear(mention, dates, firstDate);
        for (var i = LastBefore(dates, firstDate, mention.Quantity.Span.Start); i >= firstDate && dates[i].Span.Start >= mention.Sentence.Span.Start; i--)
        {
            var date = dates[i];
            var inClause = date.Span.Start >= mention.Clause.Start;
            if (IsInNames(plain, date) || IsInClosedBrackets(plain, date, mention)) continue;
            if (status == ObservationStatus.Prior)
            {
                if (inClause && Earlier(plain, date, own) is { } earlier && earlier != own) return earlier;
                continue;
            }

            if (IsComparison(plain, date) || BelongsToEarlierFigure(plain, date, mention) || !(inClause || OpensClause(plain, date, mention))) continue;
            if (IsThisYear(plain, date, status)) return status == ObservationStatus.Target ? mention.Sentence.PlanPeriod : null;
            if (date.Precision == DatePrecision.None) return status == ObservationStatus.Target ? mention.Sentence.PlanPeriod : null;
            if (Resolve(plain, date, own, status == ObservationStatus.Target ? mention.Sentence.PlanPeriod?.Year : null) is not { } period) continue;
            if (period == own || RunsToTheEndOf(own, period, plain, date)) return null;
            return period;
        }

        return status == ObservationStatus.Target ? mention.Sentence.PlanPeriod : null;
    }

    private static Period? ExplicitYear(Mention mention, List<DateMention> dates, int firstDate)
    {
        var last = LastBefore(dates, firstDate, mention.Quantity.Span.Start);
        return last >= firstDate && dates[last].Span.Start >= mention.Sentence.Span.Start && dates[last].Year is { } year ? dates[last].Resolve(year) : null;
    }

    private static int LastBefore(List<DateMention> dates, int first, int position)
    {
        var i = first;
        while (i < dates.Count && dates[i].Span.Start < position) i++;
        return i - 1;
    }

    /// <summary>至9月 and 1-9月 run from January; 9月 alone is the month; 2014年以来 is open at the end.</summary>
    private static Period? Resolve(string plain, DateMention date, Period report, int? planYear = null)
    {
        if (date.Resolve(date.YearOffset == 0 && planYear is { } planned ? planned : report.Year) is not { } period) return null;
        var before = plain.AsSpan(0, date.Span.Start);
        var behind = plain.AsSpan(date.Span.End);
        if (date.Precision == DatePrecision.Year)
            return behind.StartsWith("以来", StringComparison.Ordinal) && date.Year is { } year && year < report.Year ? Period.Since(year) : period;
        var cumulative = before.EndsWith("至", StringComparison.Ordinal) || before.EndsWith("截止", StringComparison.Ordinal) || before.EndsWith("截至", StringComparison.Ordinal);
        return cumulative && date.FirstMonth == date.LastMonth ? Period.OfMonths(period.Year, 1, period.Year, period.LastMonth) : period;
    }

    /// <summary>截至12月底 in an annual report, 至6月 in a half-year one: the report's own period has run.</summary>
    private static bool RunsToTheEndOf(Period own, Period period, string plain, DateMention date)
    {
        if (period.IsOpen || own.IsOpen) return false;
        var runs = plain.AsSpan(0, date.Span.Start).EndsWith("截至", StringComparison.Ordinal) || plain.AsSpan(0, date.Span.Start).EndsWith("截止", StringComparison.Ordinal);
        return period.Year == own.Year && period.LastMonth == own.LastMonth && (period.FirstMonth == own.FirstMonth || runs);
    }

    /// <summary>去年同期 of a half-year report is the first half of the year before.</summary>
    private static Period? Earlier(string plain, DateMention date, Period own)
    {
        if (date.YearOffset == -1 && date.Span.Of(plain).EndsWith("同期", StringComparison.Ordinal) && !own.IsOpen && !own.IsYear)
            return Period.OfMonths(own.Year - 1, own.FirstMonth, own.LastYearCovered - 1, own.LastMonth);
        return Resolve(plain, date, own);
    }

    /// <summary>8月份为94.5%) 上升1.7个百分点: a time in brackets that are closed speaks of what stands in them.</summary>
    private static bool IsInClosedBrackets(string plain, DateMention date, Mention mention)
    {
        var between = plain.AsSpan(date.Span.End, mention.Quantity.Span.Start - date.Span.End);
        return between.Contains(')') && !between.Contains('(');
    }

    /// <summary>A time reaches into later clauses where it opens its own: 至9月,全镇出生48人. Not 项目于9月试生产,年产值….</summary>
    private static bool OpensClause(string plain, DateMention date, Mention mention)
    {
        var start = date.Span.Start;
        while (start > mention.Sentence.Span.Start && plain[start - 1] is '至' or '截' or '止' or '在' or '今' or '年' or '自' or '到' or '从') start--;
        return start == mention.Sentence.Span.Start || MentionReader.IsMark(plain[start - 1]);
    }

    /// <summary>今年 is the year the report is about; only a target for 全年 or 年内 reaches beyond a part-year report.</summary>
    private static bool IsThisYear(string plain, DateMention date, ObservationStatus status)
    {
        var words = date.Span.Of(plain.AsSpan());
        return date.Precision == DatePrecision.Year && (words.StartsWith("今年", StringComparison.Ordinal) || words.StartsWith("本年", StringComparison.Ordinal) || words.StartsWith('年')
            || (status == ObservationStatus.Actual && date.Year is null && date.YearOffset == 0));
    }

    // 较上年增长, 比去年同期多: the time is what is compared with, not the figure's own.
    private static bool IsComparison(string plain, DateMention date)
    {
        var start = date.Span.Start;
        return start > 0 && (plain[start - 1] is '较' or '比' || (plain[start - 1] is '超' or '同' && (date.YearOffset < 0 || date.Year is not null)));
    }

    private static bool IsInNames(string plain, DateMention date) =>
        date.Precision == DatePrecision.Year && plain.AsSpan(date.Span.End).StartsWith("行动", StringComparison.Ordinal);

    /// <summary>从2016年人均46.8岁降低到40.6岁: 2016 is the first figure's.</summary>
    private static bool BelongsToEarlierFigure(string plain, DateMention date, Mention mention)
    {
        if (mention.Index == 0) return false;
        var start = date.Span.Start;
        if (start == 0 || !(plain[start - 1] is '从' or '由' || date.YearOffset < 0)) return false;
        return true;
    }
}
