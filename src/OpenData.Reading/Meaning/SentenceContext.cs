using OpenData.Reading.Quantities;

namespace OpenData.Reading.Meaning;

/// <summary>What a sentence has spoken of so far, for the clauses that leave it out.</summary>
internal sealed class SentenceContext
{
    /// <summary>The last full indicator: 排查矛盾纠纷.</summary>
    public string? Subject { get; private set; }

    /// <summary>Whether this sentence itself, not one before it, spoke of <see cref="Subject"/>.</summary>
    public bool SpokeOfSubject { get; private set; }

    /// <summary>What its verb acts on: 矛盾纠纷.</summary>
    public string? Object => Subject is null ? null : Phrases.ObjectOf(Subject);

    /// <summary>The verb (and what goes with it) that the further items of a list share: 发放 of 发放米425袋、油429桶.</summary>
    public string? ListVerb { get; set; }

    /// <summary>The indicator of the number before.</summary>
    public string Last { get; set; } = "";

    /// <summary>The last indicator that was no share and no change.</summary>
    public string Part { get; private set; } = "";

    /// <summary>What the numbers behind 其中 are parts of; null outside such a list.</summary>
    public string? Whole { get; private set; }

    private string? lastWhole;
    private Unit? lastWholeUnit;
    private Unit? partUnit;
    private bool partsInBrackets;

    public void BeginSentence(bool newParagraph)
    {
        SpokeOfSubject = false;
        ListVerb = null;
        Whole = null;
        lastWhole = null;
        partUnit = null;
        partsInBrackets = false;
        if (!newParagraph) return;
        Subject = null;
    }

    /// <summary>Notes a full indicator as what the sentence speaks of. Parts of a whole do not displace it.</summary>
    public void Note(string indicator)
    {
        if (Whole is not null) return;
        var matter = Phrases.WithoutTask(indicator);
        if (matter.Length < 2) return;
        Subject = matter;
        SpokeOfSubject = true;
    }

    /// <summary>A semicolon begins another matter.</summary>
    public void BreakOff()
    {
        ListVerb = null;
        Whole = null;
        Subject = null;
    }

    /// <summary>Call after each number with what it counts.</summary>
    public void Counted(string indicator, Unit unit)
    {
        Last = indicator;
        if (unit.Dimension is not (Dimension.Share or Dimension.Points)) Part = indicator;
        if (Whole is not null) return;
        if (unit.Dimension is Dimension.Share or Dimension.Points or Dimension.Rank) return;
        lastWhole = indicator;
        lastWholeUnit = unit;
    }

    /// <summary>Enters the list behind 其中, stays in it while the units fit, and leaves it.</summary>
    public void FollowParts(Mention mention)
    {
        var unit = mention.Quantity.Unit;
        if (partsInBrackets && !mention.InBrackets) (Whole, partsInBrackets) = (null, false);
        if (lastWhole is not null && (mention.OpensParts || OpensPartsInBrackets(mention)))
        {
            Whole = lastWhole;
            partUnit = unit;
            partsInBrackets = !mention.OpensParts;
        }
        else if (Whole is not null && !mention.FollowsDirectly && unit.Dimension is not (Dimension.Share or Dimension.Points) && unit != partUnit && unit != lastWholeUnit && !(unit.Dimension == Dimension.Count && partUnit?.Dimension == Dimension.Count && mention.ContinuesList))
        {
            Whole = null;
        }
    }

    /// <summary>Ends the list behind 其中.</summary>
    public void LeaveParts() => Whole = null;

    // 排查纠纷65件(土地24件、婚姻家庭19件); not 94.2%(8月份为94.5%), 812户(2624人).
    private static bool OpensPartsInBrackets(Mention mention) =>
        mention.OpensBracket && mention.Previous is { } whole && whole.Quantity.Unit == mention.Quantity.Unit && mention.Quantity.BaseValue <= whole.Quantity.BaseValue && !mention.FollowsDirectly
        && mention.Quantity.Unit.Dimension is not (Dimension.Share or Dimension.Points or Dimension.Rank);

    /// <summary>Whether the number read last is a part of <see cref="Whole"/>.</summary>
    public bool InParts => Whole is not null;

    /// <summary>Whether a number of this unit can be a part of the whole: animals of several kinds can, money of a count of projects can't.</summary>
    public bool TakesPart(Unit unit) => Whole is not null && lastWholeUnit is { } whole && (unit == whole || (unit.Dimension == whole.Dimension && unit.Dimension == Dimension.Count));
}
