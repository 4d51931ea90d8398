using System.Buffers;
using OpenData.Observations;
using OpenData.Reading.Quantities;
using OpenData.Reading.Structure;
using OpenData.Reading.Words;

namespace OpenData.Reading.Meaning;

/// <summary>
/// Finds what a quantity counts. The words before the number come first, then those behind it; what is missing (subject, verb, object,
/// the whole of 其中) is taken from earlier in the sentence, and a phrase too general to stand alone takes what the sentence or the
/// heading is about before it.
/// </summary>
internal sealed class IndicatorReader
{
    private static readonly SearchValues<char> EndsOfNoun = SearchValues.Create("于已在被将正,是为");

    private readonly string plain;
    private readonly ThemeReader themes;
    private readonly TableReader tables;
    private readonly NeighbourWords words;
    private readonly ShareReader shares;
    private readonly NounRow row;
    private readonly SentenceContext context = new();
    private int paragraph = -1;
    private int heading = -1;
    private bool inList;

    public IndicatorReader(string plain, Outline outline, string[] ownNames)
    {
        this.plain = plain;
        words = new NeighbourWords(plain, ownNames);
        themes = new ThemeReader(plain, outline, ownNames);
        tables = new TableReader(plain, themes);
        shares = new ShareReader(words, themes, context);
        row = new NounRow(words);
    }

    /// <summary>Call before the mentions of a sentence; what a sentence spoke of is kept for the next one of its paragraph, and over a colon for the list below.</summary>
    public void Begin(Sentence sentence)
    {
        if (sentence.Heading != heading) inList = false;
        row.Begin();
        context.BeginSentence(sentence.Heading != heading || (sentence.Paragraph != paragraph && !inList));
        var last = plain[sentence.Span.End - 1];
        inList = last == ':' || (inList && last != '。');
        paragraph = sentence.Paragraph;
        heading = sentence.Heading;
    }

    /// <summary>Whether the number read last belongs to a list behind 其中.</summary>
    public bool InParts => context.InParts;

    /// <returns>The indicator and the name of the rule that found it.</returns>
    public (string Indicator, string Rule) Read(Mention mention)
    {
        if (mention.BeginsStatement) context.BreakOff();
        context.FollowParts(mention);
        var (indicator, rule) = mention.Quantity.Qualifier == Qualifier.Rank ? (Rank(mention), "rank") : Compose(mention);
        indicator = AgeOf(mention, indicator);
        context.Counted(indicator, mention.Quantity.Unit);
        return (indicator, rule);
    }

    private (string Indicator, string Rule) Compose(Mention mention)
    {
        if (mention.Cell is { } cell) return (tables.IndicatorOf(cell, mention), "table");
        var head = words.HeadOf(mention);
        if (shares.OfWhole(mention, head) is { } share) return (share, "share-of");
        if (ShareReader.IsFollowedByItsShare(mention) && ShareReader.PlaceOfShare(head) is > 1 and var of) head = head.Remove(of, 1);
        if (row.NounOf(mention) is { } own) return (own, "respectively");
        if (EndsChange(mention)) return (context.Last, "change");
        if (head.Length == 0 || Phrases.IsLightVerb(head)) return WithoutWordsBefore(mention);
        if (Phrases.IsChange(head)) return (Joined(Moved(mention), head), "change");
        if (Phrases.IsVerbOnly(head)) return WithVerb(mention, head);
        if (mention.Quantity.Unit.Dimension == Dimension.Share && shares.RateOf(mention, head) is { } rate) return (rate, "rate");
        if (context.TakesPart(mention.Quantity.Unit) && !BeginsAnotherMatter(mention, head)) return (PartNames.Of(context.Whole!, head), "part");
        return WithWordsBefore(mention, head);
    }

    /// <summary>由百分之五十二提高到百分之六十三: both ends of a change are of one matter.</summary>
    private bool EndsChange(Mention mention) =>
        mention.Previous is { } origin && origin.Quantity.Unit.BaseUnit == mention.Quantity.Unit.BaseUnit
        && plain.AsSpan(origin.Before.Start, origin.Before.Length).IndexOfAny('由', '从') >= 0
        && StatusReader.IsChangeVerb(plain.AsSpan(mention.Before.Start, mention.Before.Length));

    /// <summary>What rose or fell: of a whole's parts the one named last, or its share; else what the sentence speaks of.</summary>
    private string? Moved(Mention mention)
    {
        if (context.Whole is null) return context.Subject ?? Theme(mention);
        return mention.Quantity.Unit.Dimension == Dimension.Points && mention.Previous?.Quantity.Unit.Dimension == Dimension.Share ? context.Last : context.Part;
    }

    private (string Indicator, string Rule) WithWordsBefore(Mention mention, string head)
    {
        var after = words.NounAfter(mention);
        var indicator = head;
        var rule = "words-before";
        if (Phrases.IsGeneric(head) && after.Length >= 4 && mention.Quantity.Unit.Dimension == Dimension.Money && (Phrases.VerbAtStart(after) is not null || after.StartsWith("实施", StringComparison.Ordinal)))
        {
            indicator = head + after;
            rule = "words-around";
        }
        else if (head[0] == '每' && Phrases.IsGeneric(head) && after.Length > 1 && mention.Quantity.Unit.Dimension == Dimension.Count)
        {
            indicator = head + after;
            rule = "words-around";
        }
        else if (Phrases.IsGeneric(head))
        {
            indicator = OfTheme(mention, head);
            rule = "general-phrase";
        }
        else if (after.Length > 0 && TakesNounBehind(mention, after))
        {
            indicator = head + Suffering(after);
            context.ListVerb = head;
            rule = "words-around";
        }
        else if (SharesVerb(mention, head))
        {
            indicator = context.ListVerb + head;
            rule = "list";
        }
        else
        {
            context.ListVerb = Phrases.VerbAtStart(head);
            indicator = CropArea(mention, head) ?? head;
        }

        context.Note(indicator);
        return (indicator, rule);
    }

    /// <summary>落实大豆9.8万亩 is the area planted with it.</summary>
    private static string? CropArea(Mention mention, string head) =>
        mention.Quantity.Unit.Dimension == Dimension.Area && Crops.Contains(head) ? head + "种植面积" : null;

    private static readonly WordTable<bool> Crops = Phrases.Table("crop");

    // 平均46.8岁
    private static string AgeOf(Mention mention, string head) =>
        mention.Quantity.Unit.Dimension == Dimension.Age && (head.EndsWith("人均", StringComparison.Ordinal) || head.EndsWith("平均", StringComparison.Ordinal)) ? head[..^2] + "平均年龄" : head;

    /// <summary>发放低保金96万元、临时救助金12万元: the second item has the first one's verb.</summary>
    private bool SharesVerb(Mention mention, string head) =>
        context.ListVerb is not null
        && mention.ContinuesList
        && (!mention.AfterComma || CountAlike(mention.Previous!.Quantity.Unit, mention.Quantity.Unit))
        && mention.Quantity.Unit.Dimension is not (Dimension.Share or Dimension.Points)
        && head.Length <= 14
        && Phrases.VerbAtStart(head) is null
        && Phrases.VerbAtEnd(head) is null;

    /// <summary>Over a comma a verb reaches only to what is measured alike: money to money, animals to animals.</summary>
    private static bool CountAlike(Unit a, Unit b) => a == b || (IsAnimals(a) && IsAnimals(b));

    private static bool IsAnimals(Unit unit) => unit.Name is "头" or "只" or "羽" or "匹" or "尾" or "口";

    private (string Indicator, string Rule) WithoutWordsBefore(Mention mention)
    {
        var after = words.NounAfter(mention);
        if (RankPhrase.StartsWithVerb(after)) after = "";
        if (mention.FollowsDirectly && after.Length == 0) return (SideBySide(mention), "side-by-side");
        if (after.Length > 0)
        {
            if (after.Length == 1 && mention.ContinuesList && context.ListVerb is { } shared) return (shared + after, "words-behind");
            if (Phrases.IsGeneric(after) || Phrases.IsVerbOnly(after)) return (Joined(Carried(mention), after), "carried-and-words-behind");
            if (TeamOf(mention, after) is { } team) return (team, "words-behind");
            if (IsRest(mention)) return (Joined(context.Object ?? Theme(mention), after), "rest");
            var indicator = Limited(mention, after) ?? AreaOf(mention, mention.ContinuesList && context.ListVerb is not null && !mention.AfterComma ? context.ListVerb + after : after);
            context.Note(indicator);
            return (indicator, "words-behind");
        }

        if (IsShare(mention)) return (Joined(context.Subject, "占比"), "share-of");
        if (mention.Quantity.Unit.Name is "户" or "人" && mention.Previous?.Quantity.Unit.Name is "个" or "村" or "户" && context.Subject is "行政村" or "村" or "村民小组" or "自然村" or "社区") return (mention.Quantity.Unit.Name == "户" ? "户数" : "人口", "side-by-side");
        return (context.Subject ?? Theme(mention) ?? words.Around(mention), "carried");
    }

    // 其余8处正在按时限整改: the rest of what was counted before
    private bool IsRest(Mention mention)
    {
        var before = plain.AsSpan(mention.Before.Start, mention.Before.Length);
        return before.StartsWith("其余", StringComparison.Ordinal) || before.StartsWith("余下", StringComparison.Ordinal) || before.StartsWith("剩余", StringComparison.Ordinal);
    }

    /// <summary>由13名干部、5名社工组成工作专班: the members of what they form.</summary>
    private string? TeamOf(Mention mention, string after)
    {
        var last = mention;
        while (last.Next is { ContinuesList: true } next && !Forms(last)) last = next;
        if (!Forms(last)) return null;
        var behind = words.Text(last.After);
        if (behind.Contains("组成员", StringComparison.Ordinal)) return null;
        var at = behind.IndexOf("组成", StringComparison.Ordinal);
        var team = behind[(at + 2)..].TrimStart('的', '了');
        var member = last == mention ? behind[..at] : after;
        return team.Length is >= 2 and <= 10 && member.Length is >= 2 and <= 8 ? team + member : null;
    }

    private bool Forms(Mention mention) => plain.AsSpan(mention.After.Start, mention.After.Length).Contains("组成", StringComparison.Ordinal);

    /// <summary>812户2624人 count the same; in 12个行政村、5628户、21400人 the households and people are the township's own.</summary>
    private string SideBySide(Mention mention)
    {
        var (before, now) = (mention.Previous!.Quantity.Unit.Name, mention.Quantity.Unit.Name);
        if (before is "个" or "村" && now is "户") return "户数";
        if (before is "个" or "村" && now is "人") return "人口";
        return context.Last == "户数" && now is "人" ? "人口" : context.Last;
    }

    /// <summary>13个村集体经济收入均达到5万元以上 counts the villages with such an income.</summary>
    private string? Limited(Mention mention, string after)
    {
        if (mention.Next is not { } next || !mention.IsFollowedByQuantity || next.Quantity.Unit.Dimension is not (Dimension.Money or Dimension.Area)) return null;
        var noun = after.StartsWith("行政村", StringComparison.Ordinal) ? "行政村" : after.StartsWith("社区", StringComparison.Ordinal) ? "社区" : after.StartsWith('村') ? "村" : null;
        if (noun is null || after.Length <= noun.Length) return null;
        return $"{after[noun.Length..]}{words.Text(next.Quantity.Span)}以上的{noun}";
    }

    /// <summary>1000亩脆桃 is the area planted with them.</summary>
    private static string AreaOf(Mention mention, string noun) =>
        mention.Quantity.Unit.Dimension == Dimension.Area && noun.Length <= 3 && Phrases.VerbAtStart(noun) is null && noun[^1] is not ('园' or '林' or '田' or '地' or '房' or '湖' or '场' or '塘' or '草') ? noun + "种植面积" : noun;

    private (string Indicator, string Rule) WithVerb(Mention mention, string verb)
    {
        var after = words.NounAfter(mention);
        if (after.Length > 0 && !after.StartsWith('的'))
        {
            context.ListVerb = verb;
            context.Note(verb + after);
            return (verb + after, "verb-and-words-behind");
        }

        // What is acted on: in the sentence so far, or in its opening clause, or in the heading.
        verb = Phrases.WithoutEnding(verb);
        if (Phrases.IsIntransitive(verb))
        {
            var stands = verb == "出生" ? "出生人口" : verb is "绝收" or "成灾" or "受灾" && mention.Quantity.Unit.Dimension == Dimension.Area ? verb + "面积" : verb;
            context.Note(stands);
            return (stands, "verb-only");
        }

        var what = Carried(mention) ?? "";
        if (context.Subject is null || Phrases.VerbAtStart(context.Subject) is null) context.Note(what + verb);
        return (verb.EndsWith("成功", StringComparison.Ordinal) || context.Whole is not null ? what + verb : verb + what, "verb-and-carried");
    }

    /// <summary>What an incomplete phrase is about: the whole of 其中, the sentence's opening, what was spoken of before, or the heading.</summary>
    private string? Carried(Mention mention)
    {
        if (context.Whole is { } whole) return Phrases.ObjectOf(whole);
        return themes.Label(mention) ?? (mention.Index == 0 ? themes.OpeningClause(mention) : null) ?? context.Object ?? Theme(mention);
    }

    // 发展党员18名,其中致富能手七名,培养积极分子三十二名: a verb with its object behind a comma is no part.
    private bool BeginsAnotherMatter(Mention mention, string head)
    {
        if (!mention.AfterComma || mention.OpensParts || mention.InBrackets || Phrases.VerbAtStart(head) is null || Phrases.VerbAtStart(context.Whole!) is null || Phrases.Share(head, Phrases.ObjectOf(context.Whole!))) return false;
        context.LeaveParts();
        return true;
    }

    private string Rank(Mention mention)
    {
        var (matter, scope) = RankPhrase.Divide(words.HeadOf(mention));
        if (mention.InBrackets && context.Last.EndsWith("排名", StringComparison.Ordinal)) return context.Last;
        if (mention.Previous?.Quantity.Qualifier == Qualifier.Rank && scope.Length == 0 && matter.Length <= 8) return context.Last;
        if (matter.Length <= 1) matter = (context.SpokeOfSubject ? context.Subject : themes.OpeningClause(mention)) ?? context.Subject ?? Theme(mention) ?? "";
        else if (Phrases.IsGeneric(matter)) matter = Joined(context.Object ?? Theme(mention), matter);
        else context.Note(matter);
        return matter.EndsWith("排名", StringComparison.Ordinal) && scope.Length > 0 ? $"{matter[..^2]}{scope}排名" : $"{matter}{scope}排名";
    }

    private string OfTheme(Mention mention, string head)
    {
        if (Phrases.IsBareNoun(head)) return Joined(themes.Label(mention) ?? (mention.Index == 0 ? themes.OpeningClause(mention) : null), head);
        var behind = plain.AsSpan(mention.After.Start, mention.After.Length);
        if (behind.StartsWith("的", StringComparison.Ordinal) && NounBehindDe(behind) is { } owner) return owner + head;
        if (context.Whole is { } whole && !whole.Contains(head, StringComparison.Ordinal)) return Joined(Phrases.ObjectOf(whole), head);
        if (!context.SpokeOfSubject && mention.Index == 0 && themes.OpeningClause(mention) is { } opening) return Joined(opening, head);
        var subject = context.Subject;
        return Joined(subject is not null && !subject.Contains(head, StringComparison.Ordinal) ? Measured(context.Object!, head) : Theme(mention), head);
    }

    /// <summary>粮食播种面积11.5万亩,总产5.93万吨: one measure of the matter behind another is not a measure of it.</summary>
    private static string Measured(string matter, string head) =>
        Phrases.MeasureEnding(head) is not null && Phrases.MeasureEnding(matter) is { } measure and not "项目" && matter.Length > measure.Length + 1 ? matter[..^measure.Length] : matter;

    // 总投资10.5亿元的新能源汽车零部件项目于9月试生产
    private static string? NounBehindDe(ReadOnlySpan<char> behind)
    {
        var end = behind.IndexOfAny(EndsOfNoun);
        var noun = behind[1..(end < 0 ? behind.Length : end)];
        if (noun.Length is < 2 or > 18) return null;
        var owner = noun.ToString();
        foreach (var step in (ReadOnlySpan<string>)["竣工投产", "开工", "竣工", "投产", "签约", "落地", "启动"])
        {
            if (owner.EndsWith(step, StringComparison.Ordinal) && owner.Length > step.Length + 1) return owner[..^step.Length];
        }

        return owner;
    }

    private string? Theme(Mention mention) => themes.Of(mention);

    private static string Joined(string? what, string head) => what is null || head.StartsWith(what, StringComparison.Ordinal) ? head : what.EndsWith(head, StringComparison.Ordinal) ? what : what + head;

    private static bool IsShare(Mention mention) => mention.Quantity.Unit.Dimension == Dimension.Share;

    /// <summary>造成3600余群众受灾: 受灾群众.</summary>
    private static string Suffering(string noun) =>
        noun.Length is >= 4 and <= 8 && Phrases.IsIntransitive(noun[^2..]) && Phrases.NamesActor(noun[..^2]) ? noun[^2..] + noun[..^2] : noun;

    private static bool TakesNounBehind(Mention mention, string after) =>
        mention.Quantity.Unit.Dimension is Dimension.Count or Dimension.Area or Dimension.Length or Dimension.Mass
        && !mention.IsFollowedByQuantity
        && Phrases.VerbAtStart(after) is null
        && !Phrases.IsVerbOnly(after);
}
