namespace OpenData.Reading.Meaning;

/// <summary>The matter a heading names, without what it boasts of it.</summary>
internal static class HeadingTheme
{
    private static readonly string[] Boasts =
        ["不断", "更加", "持续", "全面", "扎实", "有力", "有序", "稳步", "显著", "明显", "成效", "成果", "取得", "再上", "实现", "得到", "日益", "逐步", "进一步", "深入", "见实效", "有实效", "再"];

    private static readonly string[] Leads =
        ["突出", "强化", "加强", "抓好", "抓实", "抓", "推进", "推动", "狠抓", "聚焦", "坚持", "做好", "做实", "着力", "全力", "大力", "扎实", "持续", "深入", "深化", "全面", "积极", "加快", "严格", "切实", "巩固", "提升", "优化", "完善", "落实", "开展", "实施", "围绕", "以", "在", "做到"];

    /// <summary>How work is done, whatever the work: the heading above says which.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Manners = Phrases.Set("manner").GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Of(ReadOnlySpan<char> heading)
    {
        var bracket = heading.IndexOf('(');
        if (bracket > 1) heading = heading[..bracket];
        var comma = heading.IndexOfAny(",、: ");
        if (comma > 1) heading = heading[..comma];
        var trimmed = true;
        while (trimmed)
        {
            trimmed = false;
            foreach (var lead in Leads)
            {
                if (!heading.StartsWith(lead, StringComparison.Ordinal) || heading.Length - lead.Length < 2) continue;
                heading = heading[lead.Length..];
                trimmed = true;
                break;
            }
        }

        foreach (var boast in Boasts)
        {
            var at = heading.IndexOf(boast, StringComparison.Ordinal);
            if (at >= 2) heading = heading[..at];
        }

        foreach (var time in (ReadOnlySpan<string>)["下一步", "下步", "下半年", "今后", "明年", "存在"])
        {
            if (heading.StartsWith(time, StringComparison.Ordinal)) return "";
        }

        // 城市更新连点成片: a matter and what is boasted of it, four characters each
        if (heading.Length == 8 && !TopicReader.HasWordBehind(heading, 4)) heading = heading[..4];
        return heading.Length > 12 || Manners.Contains(heading) ? "" : heading.ToString();
    }
}
