using OpenData.Observations;

namespace OpenData.Reading.Quantities;

/// <summary>Every numeral of a text, in order, each in one of three lists: it measures something, it does not, or it could not be told.</summary>
internal sealed class NumeralReading
{
    public List<WrittenQuantity> Quantities { get; } = [];

    public List<NonObservation> NonObservations { get; } = [];

    /// <summary>Times named in the text; those with a number are non-observations too, those without (去年, 目前) only stand here.</summary>
    public List<DateMention> Dates { get; } = [];

    /// <summary>Numbers of which nothing is known.</summary>
    public List<Diagnostic> Unread { get; } = [];
}
