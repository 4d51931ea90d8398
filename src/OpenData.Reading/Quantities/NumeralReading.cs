using OpenData.Observations;

namespace OpenData.Reading.Quantities;

/// <summary>Every numeral of a text, in order, each in one of three lists: it measures something, it does not, or it could not be told.</summary>
/// <param name="length">Of the text.</param>
internal sealed class NumeralReading(int length)
{
    /// <summary>A report has a quantity among so many characters, or fewer.</summary>
    private const int CharactersPerQuantity = 64;

    public List<WrittenQuantity> Quantities { get; } = new(length / CharactersPerQuantity);

    public List<NonObservation> NonObservations { get; } = [];

    /// <summary>Times named in the text; those with a number are non-observations too, those without (去年, 目前) only stand here.</summary>
    public List<DateMention> Dates { get; } = [];

    /// <summary>Numbers of which nothing is known.</summary>
    public List<Diagnostic> Unread { get; } = [];

    /// <summary>Counts as parts of names what stands in the title and the lines around it, and in the township's own name (五里明镇).</summary>
    /// <param name="plain">The text.</param>
    /// <param name="body">Where the report begins behind its title.</param>
    /// <param name="ownNames">What the township is called.</param>
    public void LeaveOutNames(string plain, int body, string[] ownNames)
    {
        var removed = Quantities.RemoveAll(quantity =>
        {
            if (quantity.Span.Start >= body && !IsInName(plain, quantity.Span, ownNames)) return false;
            NonObservations.Add(new NonObservation(quantity.Span, NonObservationKind.Name));
            return true;
        });
        if (removed > 0) NonObservations.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
    }

    private static bool IsInName(string plain, SourceSpan span, string[] names)
    {
        foreach (var name in names)
        {
            if (name.Length <= span.Length) continue;
            var from = Math.Max(0, span.End - name.Length);
            var at = plain.AsSpan(from, Math.Min(plain.Length, span.Start + name.Length) - from).IndexOf(name, StringComparison.Ordinal);
            if (at >= 0 && from + at <= span.Start) return true;
        }

        return false;
    }
}
