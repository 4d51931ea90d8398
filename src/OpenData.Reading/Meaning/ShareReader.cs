using OpenData.Reading.Quantities;
using OpenData.Reading.Words;

namespace OpenData.Reading.Meaning;

/// <summary>Shares and rates: what they are shares of, and whose rates they are.</summary>
internal sealed class ShareReader(NeighbourWords words, ThemeReader themes, SentenceContext context)
{
    /// <summary>占全年目标3.2亿元的76.9% · 完成年度任务的120% · 占比87.5%.</summary>
    public string? OfWhole(Mention mention, string head)
    {
        var before = words.Text(mention.Before);
        if (mention.Quantity.Unit.Dimension == Dimension.Share && context.Whole is { } total && before is "占" or "占比" or "占比为" or "占比达" or "占比达到") return Phrases.Share(context.Part, Phrases.ObjectOf(total)) ? context.Part + "占比" : $"{context.Part}占{Phrases.ObjectOf(total)}比重";
        if (mention.Quantity.Unit.Dimension == Dimension.Share && head.Length > 1 && before.TrimEnd('为', '达', '到', '约', '近', '超').EndsWith("占比", StringComparison.Ordinal) && !head.EndsWith("占比", StringComparison.Ordinal)) return head + "占比";
        var subject = context.Subject;
        if (before is "的" && mention.Previous is { } task && words.Text(task.Before) is var ofWhole && ofWhole.IndexOf('占', StringComparison.Ordinal) is >= 0 and var at && (at > 1 || subject is not null))
            return $"{(at > 1 ? ofWhole[..at] : subject)}占{ofWhole[(at + 1)..].TrimEnd('的')}比重";
        if (subject is null) return null;
        if (before is ['占', .. var of] && mention.IsFollowedByQuantity && mention.Quantity.Unit.Dimension != Dimension.Share) return subject + of;
        if (mention.Quantity.Unit.Dimension != Dimension.Share) return null;
        if (before is "占" or "占比" or "占比为" or "占比达" or "占比达到" or "比重为" or "约占" or "占到") return subject + "占比";
        if (before is ['占', .. var rest]) return rest.EndsWith("比重", StringComparison.Ordinal) || rest.EndsWith("比例", StringComparison.Ordinal) ? subject + before : $"{subject}占{rest.TrimEnd('的', '为', '达')}比例";
        var ofTask = head.TrimEnd('的');
        return Phrases.IsTask(ofTask) ? $"{subject}完成{ofTask}比例" : null;
    }

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
