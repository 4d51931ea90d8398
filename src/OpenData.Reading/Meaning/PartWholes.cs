using OpenData.Reading.Quantities;

namespace OpenData.Reading.Meaning;

/// <summary>Links the numbers behind 其中 to the ones they are parts of: households to households, people to people.</summary>
internal sealed class PartWholes
{
    private readonly List<(Unit Unit, int Sequence)> wholes = [];

    /// <summary>Call for each number of a sentence in order.</summary>
    /// <returns>The sequence of the whole it is a part of; null where it is none.</returns>
    public int? Follow(Mention mention, int sequence, bool inParts)
    {
        if (mention.BeginsStatement) wholes.Clear();
        if (!inParts)
        {
            wholes.RemoveAll(whole => CountAlike(whole.Unit, mention.Quantity.Unit));
            wholes.Add((mention.Quantity.Unit, sequence));
            return null;
        }

        foreach (var (unit, whole) in wholes)
        {
            if (CountAlike(unit, mention.Quantity.Unit)) return whole;
        }

        return null;
    }

    private static bool CountAlike(Unit a, Unit b) => a.BaseUnit == b.BaseUnit || (a.Name is "人" or "名" && b.Name is "人" or "名");
}
