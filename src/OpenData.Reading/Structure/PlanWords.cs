using OpenData.Observations;
using OpenData.Reading.Quantities;
using OpenData.Reading.Words;

namespace OpenData.Reading.Structure;

/// <summary>Tells which part of a report a heading opens, and where a plan begins without one.</summary>
internal static class PlanWords
{
    private static readonly WordTable<bool> Plan = WordTable.Of(["工作计划", "工作打算", "打算", "工作安排", "工作思路", "下一步", "下步", "下阶段", "明年", "来年", "预期目标", "努力方向", "计划安排", "年计划", "季度计划", "月计划", "今后", "下季度", "下月", "下个月", "下一季度", "下一年", "工作谋划"]);

    private static readonly WordTable<bool> PlanEndings = WordTable.Of(["安排", "打算", "计划", "任务", "目标", "思路", "工作重点"], backwards: true);

    /// <summary>圆满完成征兵任务 · 锚定目标任务: headings that end like a plan's and boast of what was done.</summary>
    private static readonly WordTable<bool> Doing = WordTable.Of(["完成", "落实", "聚焦", "锚定", "围绕", "紧盯", "紧扣", "扛牢", "扛稳", "实现", "超额", "对标"]);

    private static readonly string[] Quarters = ["一季度", "二季度", "三季度", "四季度"];

    private static readonly WordTable<bool> LookingBack = WordTable.Of(["进展", "回顾", "总结", "成效", "做法", "情况", "问题"]);

    private static readonly WordTable<bool> Problems = WordTable.Of(["存在问题", "存在的问题", "问题和不足", "问题与不足", "存在不足", "存在的不足", "不足之处", "困难和问题", "问题及", "主要问题", "薄弱环节", "存在的短板", "存在短板", "差距和不足"]);

    private static readonly WordTable<bool> Openings = WordTable.Of(["下一步", "下步", "下阶段", "明年", "来年", "今后", "接下来", "下季度", "下一季度", "下月", "下个月", "新的一年"]);

    public static ReportPart PartOf(ReadOnlySpan<char> heading, Period? report)
    {
        if (NamesLaterYear(heading, report) && !LookingBack.IsIn(heading)) return ReportPart.Plan;
        if (EndsInFirstHalf(report) && heading.Contains("下半年", StringComparison.Ordinal)) return ReportPart.Plan;
        if (Plan.IsIn(heading) && !LookingBack.IsIn(heading)) return ReportPart.Plan;
        if (PlanEndings.Ends(heading) && !LookingBack.IsIn(heading) && (!Doing.IsIn(heading) || heading.Contains("确保", StringComparison.Ordinal))) return ReportPart.Plan;
        if (NextQuarter(report) is { } quarter && heading.Contains(quarter, StringComparison.Ordinal) && !LookingBack.IsIn(heading)) return ReportPart.Plan;
        return Problems.IsIn(heading) && !heading.Contains("解决", StringComparison.Ordinal) && !heading.Contains("整改", StringComparison.Ordinal) ? ReportPart.Problems : ReportPart.Review;
    }

    /// <summary>Whether a sentence opens a plan where no heading says so; <paramref name="behind"/> is the length of the opening.</summary>
    public static bool OpensPlan(ReadOnlySpan<char> sentence, Period? report, out int behind)
    {
        if (Openings.TryMatch(sentence, 0, out behind)) return true;
        if (EndsInFirstHalf(report) && sentence.StartsWith("下半年", StringComparison.Ordinal))
        {
            behind = 3;
            return true;
        }

        if (NextQuarter(report) is { } quarter && (sentence.StartsWith(quarter, StringComparison.Ordinal) || (sentence is ['第', .. var rest] && rest.StartsWith(quarter, StringComparison.Ordinal))))
        {
            behind = sentence[0] == '第' ? 4 : 3;
            return true;
        }

        behind = 6;
        return sentence.Length > 6 && NamesLaterYear(sentence[..6], report);
    }

    /// <summary>The period a plan is for: the year its heading names, the next year, the second half.</summary>
    public static Period? PeriodOf(ReadOnlySpan<char> words, Period? report, DateMention? named)
    {
        if (report is not { } own) return null;
        var year = own.Year;
        if (named is { } date && date.Precision != DatePrecision.None && date.Resolve(year) is { } period && !own.Covers(period)) return period;
        if (words.Contains("明年", StringComparison.Ordinal) || words.Contains("来年", StringComparison.Ordinal) || words.Contains("新的一年", StringComparison.Ordinal)) return Period.OfYear(year + 1);
        if (words.Contains("下半年", StringComparison.Ordinal)) return Period.OfHalf(year, 2);
        var last = own.LastMonth;
        if (words.Contains("下季度", StringComparison.Ordinal) || words.Contains("下一季度", StringComparison.Ordinal))
            return last < 12 ? Period.OfQuarter(year, (last / 3) + 1) : Period.OfQuarter(year + 1, 1);
        if (words.Contains("下月", StringComparison.Ordinal) || words.Contains("下个月", StringComparison.Ordinal))
            return last < 12 ? Period.OfMonth(year, last + 1) : Period.OfMonth(year + 1, 1);
        return null;
    }

    /// <summary>The quarter behind a report on one quarter of the same year.</summary>
    private static string? NextQuarter(Period? report) =>
        report is { IsOpen: false } period && period.LastMonth - period.FirstMonth == 2 && period.LastMonth is 3 or 6 or 9 ? Quarters[period.LastMonth / 3] : null;

    private static bool EndsInFirstHalf(Period? report) => report is { } period && period.LastMonth <= 6;

    private static bool NamesLaterYear(ReadOnlySpan<char> words, Period? report)
    {
        if (report is not { } period || !words.Contains('年')) return false;
        Span<char> arabic = stackalloc char[5];
        Span<char> chinese = stackalloc char[5];
        for (var year = period.LastYearCovered + 1; year <= period.LastYearCovered + 2; year++)
        {
            WriteYear(year, arabic, chinese);
            if (words.IndexOf(arabic) >= 0 || words.IndexOf(chinese) >= 0) return true;
        }

        return false;
    }

    private static void WriteYear(int year, Span<char> arabic, Span<char> chinese)
    {
        for (var i = 3; i >= 0; i--, year /= 10)
        {
            arabic[i] = (char)('0' + (year % 10));
            chinese[i] = "〇一二三四五六七八九"[year % 10];
        }

        arabic[4] = chinese[4] = '年';
    }
}
