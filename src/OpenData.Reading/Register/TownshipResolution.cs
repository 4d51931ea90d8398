using OpenData.Observations;

namespace OpenData.Reading.Register;

/// <summary>Whose report a text is, or why that can't be said.</summary>
internal sealed record TownshipResolution
{
    /// <summary>Null exactly where there is a <see cref="Rejection"/>.</summary>
    public Township? Township { get; init; }

    /// <summary><c>unknown_township</c> or <c>ambiguous_township</c>.</summary>
    public Rejection? Rejection { get; init; }

    /// <summary>
    /// Where the text clearly names another township than the folder it was uploaded to; null where it does not. The folder decides;
    /// the reader adds the diagnostic <c>township_differs</c>.
    /// </summary>
    public SourceSpan? DiffersAt { get; init; }

    /// <summary>
    /// Where the text uses a former name of the township (白水乡 for today's 白水镇), found by its stem within its county; null where it does not.
    /// The reader adds the diagnostic <c>township_former_name</c>.
    /// </summary>
    public SourceSpan? FormerNameAt { get; init; }

    public static TownshipResolution Of(Rejection rejection) => new() { Rejection = rejection };
}
