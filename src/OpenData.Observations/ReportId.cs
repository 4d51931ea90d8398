using System.Diagnostics.CodeAnalysis;

namespace OpenData.Observations;

/// <summary>
/// The permanent name of a report: <c>{township_id}-{period}</c> such as <c>430681104-2017-Q3</c>, with <c>-{slug}</c> behind
/// it where a township files more than one report for a period. A range of months is written with <c>_</c>: <c>2017-01_2017-09</c>.
/// </summary>
public sealed record ReportId
{
    /// <summary>Length of a township's statistical division code.</summary>
    public const int TownshipIdLength = 9;

    /// <summary>The longest slug, in characters.</summary>
    public const int MaxSlugLength = 40;

    /// <exception cref="ArgumentException">The township id is not nine digits, or the slug has other characters than a-z, 0-9 and -.</exception>
    public ReportId(string townshipId, Period period, string? slug = null)
    {
        if (!IsTownshipId(townshipId)) throw new ArgumentException("A township id has nine digits.", nameof(townshipId));
        if (slug is not null && !IsSlug(slug)) throw new ArgumentException("A slug has 1 to 40 of a-z, 0-9 and -.", nameof(slug));
        TownshipId = townshipId;
        Period = period;
        Slug = slug;
    }

    public string TownshipId { get; }

    public Period Period { get; }

    public string? Slug { get; }

    public static bool IsTownshipId([NotNullWhen(true)] string? text) => text is { Length: TownshipIdLength } && text.All(char.IsAsciiDigit);

    /// <summary>1 to 40 of a-z, 0-9 and -, beginning with a letter, so that it can't be taken for a part of the period.</summary>
    public static bool IsSlug([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= MaxSlugLength }
        && char.IsAsciiLetterLower(text[0])
        && text[^1] != '-'
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ReportId? id)
    {
        id = null;
        if (text is null || text.Length < TownshipIdLength + 5 || text[TownshipIdLength] != '-') return false;
        var townshipId = text[..TownshipIdLength];
        if (!IsTownshipId(townshipId)) return false;

        // The longest prefix that is a period; what follows behind a '-' is the slug.
        var rest = text[(TownshipIdLength + 1)..];
        for (var end = rest.Length; end >= 4; end--)
        {
            if (end < rest.Length && rest[end] != '-') continue;
            if (!Period.TryParse(rest[..end].Replace('_', '/'), out var period)) continue;
            var slug = end == rest.Length ? null : rest[(end + 1)..];
            if (slug is not null && !IsSlug(slug)) return false;
            var read = new ReportId(townshipId, period, slug);
            id = read.ToString() == text ? read : null;
            return id is not null;
        }

        return false;
    }

    /// <exception cref="FormatException">The text is no report id.</exception>
    public static ReportId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no report id.");

    public override string ToString()
    {
        var period = Period.ToString().Replace('/', '_');
        return Slug is null ? $"{TownshipId}-{period}" : $"{TownshipId}-{period}-{Slug}";
    }
}
