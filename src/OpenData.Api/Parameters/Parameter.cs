namespace OpenData.Api.Parameters;

/// <summary>A query parameter as documented: what the parser, the service document, OpenAPI and <c>docs/api.md</c> know of it.</summary>
/// <param name="Name">As written in the URL.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Meaning">One sentence.</param>
public sealed record Parameter(string Name, ParameterKind Kind, Bilingual Meaning)
{
    /// <summary>Whether several values may be given, parted by commas.</summary>
    public bool IsList { get; init; }

    /// <summary>The only values it knows, where they are few and fixed.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>What holds where it is not given; null where nothing does.</summary>
    public string? Default { get; init; }
}

/// <summary>What the values of a parameter are.</summary>
public enum ParameterKind
{
    /// <summary>One of the allowed words.</summary>
    Word,
    TownshipId,

    /// <summary>The first 1 to 9 digits of a division code.</summary>
    CodePrefix,
    ReportId,
    IndicatorId,
    Year,
    Period,
    Whole,
    Number,
    Truth,

    /// <summary>RFC 3339 or a date.</summary>
    Time,
    Text,
    Cursor,
}
