namespace OpenData.Reading.Meaning;

/// <summary>What the parts of a whole are called, behind 其中 or in brackets.</summary>
internal static class PartNames
{
    /// <summary>其中集中供养81人: what the part is called together with its whole, but for nouns that stand alone.</summary>
    public static string Of(string whole, string head)
    {
        if (head[^1] is '类' or '型' && head.Length > 2) return head + Phrases.ObjectOf(whole);
        if (head.Contains(whole[^Math.Min(2, whole.Length)..], StringComparison.Ordinal) || Phrases.Share(head, Phrases.ObjectOf(whole))) return WithModifier(whole, head);
        if (Phrases.MeasureEnding(whole) is { } ending) return head.EndsWith(ending[^1]) ? head : head + ending;
        if (Phrases.VerbAtStart(whole) is { } verb && Phrases.VerbAtStart(head) is null && !Phrases.IsVerbOnly(head)) return verb + head + Matter(whole);
        if (Phrases.IsEntity(head)) return WithModifier(whole, head);
        return Phrases.IsVerbOnly(head) || Phrases.VerbAtStart(head) is not null || Phrases.VerbAtEnd(head) is not null ? Phrases.ObjectOf(whole) + head : head + Phrases.ObjectOf(whole);
    }

    // 调解纠纷65件(土地24件…): of what has kinds each part is called by its kind and its class, 调解土地纠纷.
    private static string Matter(string whole)
    {
        foreach (var matter in (ReadOnlySpan<string>)["纠纷", "案件", "项目", "事项", "问题", "隐患", "事故", "诉求", "工单", "线索", "岗位", "警情"])
        {
            if (whole.EndsWith(matter, StringComparison.Ordinal)) return Phrases.ObjectOf(whole);
        }

        return "";
    }

    /// <summary>Of 未消除风险的监测对象 the parts are 未消除风险的… too.</summary>
    private static string WithModifier(string whole, string head)
    {
        var at = whole.IndexOf('的', StringComparison.Ordinal);
        return at is > 0 and <= 8 && !head.Contains('的', StringComparison.Ordinal) ? whole[..(at + 1)] + head : head;
    }
}
