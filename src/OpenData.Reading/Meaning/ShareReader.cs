using OpenData.Reading.Quantities;
using OpenData.Reading.Words;

namespace OpenData.Reading.Meaning;

/// <summary>Shares and rates: what they are shares of, and whose rates they are.</summary>
internal sealed class ShareReader(NeighbourWords words, ThemeReader themes, SentenceContext context)
{
    /// <summary>占全年目标3.2亿元的76.9% · 完成年度任务的120% · 占比87.5%.</summary>
    public string? OfWhole(Mention mention, string head)
    {
        var isShare = mention.Quantity.Unit.Dimension == Dimension.Share;
        if (!isShare && !IsFollowedByItsShare(mention)) return null;
        var before = words.Text(mention.Before).TrimEnd('为', '达', '到', '约', '近', '超', '过');
        var subject = context.Subject;
        if (!isShare)
        {
            // 固定资产投资占全年目标3.2亿元的76.9%: the target, and the share of it that follows
            return subject is not null && before is ['占', .. var target] ? subject + target : null;
        }

        if (context.Whole is { } total && IsBareShare(before)) return Phrases.Share(context.Part, Phrases.ObjectOf(total)) ? context.Part + "占比" : $"{context.Part}占{Phrases.ObjectOf(total)}比重";
        if (head.Length > 1 && before.EndsWith("占比", StringComparison.Ordinal) && !head.EndsWith("占比", StringComparison.Ordinal)) return head + "占比";
        if (before is "的" && mention.Previous is { } task && words.HeadOf(task) is var whole && PlaceOfShare(whole) is >= 0 and var at && (at > 1 || subject is not null))
            return $"{(at > 1 ? whole[..at] : subject)}占{whole[(at + 1)..]}比重";
        if (subject is null) return null;
        if (IsBareShare(before)) return subject + "占比";
        if (before is ['占', .. var rest]) return $"{subject}占{WithoutMeasure(rest.TrimEnd('的'))}比重";
        var ofTask = head.TrimEnd('的');
        return Phrases.IsTask(ofTask) ? $"{subject}完成{ofTask}比例" : null;
    }

    /// <summary>Whether the quantity right behind is the share of this one: 3.2亿元的76.9%.</summary>
    public static bool IsFollowedByItsShare(Mention mention) => mention.IsFollowedByQuantity && mention.Next?.Quantity.Unit.Dimension == Dimension.Share;

    /// <summary>Where 占 says of what a share is; −1 where it only stands in 占地, 侵占 and the like.</summary>
    public static int PlaceOfShare(string words)
    {
        var at = words.IndexOf('占', StringComparison.Ordinal);
        return at >= 0 && !(at + 1 < words.Length && words[at + 1] is '地' or '用' or '道' or '领' or '有') && !(at > 0 && words[at - 1] is '侵' or '抢' or '挤' or '霸') ? at : -1;
    }

    private static bool IsBareShare(string before) => before is "占" or "占比" or "占比重" or "比重" or "约占" or "其中占";

    private static string WithoutMeasure(string whole) =>
        whole.EndsWith("比重", StringComparison.Ordinal) || whole.EndsWith("比例", StringComparison.Ordinal) ? whole[..^2].TrimEnd('的') : whole;

    /// <summary>化解率96.8% behind 排查矛盾纠纷158件: the rate is of what was acted on.</summary>
    public string? RateOf(Mention mention, string head)
    {
        if (!head.EndsWith('率') || head.Length is < 2 or > 6 || !(Phrases.IsGeneric(head) || VerbTable.TryMatchAtStart(head, out _))) return null;
        var what = context.Whole is { } whole ? Phrases.ObjectOf(whole) : context.Object;
        if (what is not null && what.EndsWith('率')) what = Modifier(what);
        if (what?.IndexOf(head[..2], StringComparison.Ordinal) is >= 2 and var named) what = what[..named];
        if (what is null && !Phrases.IsGeneric(head)) return null;
        what ??= themes.Of(mention);
        return what is null || head.Contains(what, StringComparison.Ordinal) ? null : what + head;
    }

    /// <summary>社区戒毒康复人员 of 社区戒毒康复人员报到率: whose rate it is.</summary>
    private static string? Modifier(string rate)
    {
        for (var length = 3; length < rate.Length - 1; length++)
        {
            if (Phrases.IsGeneric(rate[^length..])) return rate[..^length];
        }

        return null;
    }
}
