using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace OpenData.Api.Http;

/// <summary>What the headers of a request ask for: language, format, compression.</summary>
public static class Negotiation
{
    /// <summary>The first language of Accept-Language that the API speaks; Chinese where none is.</summary>
    public static Language LanguageOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var wanted = StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var parsed) ? parsed : [];
        foreach (var language in wanted.Where(value => value.Quality != 0).OrderByDescending(value => value.Quality ?? 1))
        {
            var primary = language.Value.Value?.Split('-')[0];
            if (string.Equals(primary, "zh", StringComparison.OrdinalIgnoreCase)) return Language.Zh;
            if (string.Equals(primary, "en", StringComparison.OrdinalIgnoreCase)) return Language.En;
        }

        return Language.Zh;
    }

    /// <summary>The first of the media types that Accept allows best; null where it allows none.</summary>
    internal static string? MediaTypeOf(HttpRequest request, IReadOnlyList<string> offered)
    {
        if (request.Headers.Accept.Count == 0) return offered[0];
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)) return offered[0];
        return offered
            .Select(type => (Type: type, Quality: QualityOf(new MediaTypeHeaderValue(type), accepted)))
            .Where(pair => pair.Quality > 0)
            .OrderByDescending(pair => pair.Quality)
            .Select(pair => pair.Type)
            .FirstOrDefault();
    }

    /// <summary><c>br</c>, <c>gzip</c>, or null for no compression.</summary>
    public static string? CodingOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)) return null;
        var best = default((string Coding, double Quality)?);
        foreach (var coding in (string[])["br", "gzip"])
        {
            var match = accepted.FirstOrDefault(value => value.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
                ?? accepted.FirstOrDefault(value => value.Value == "*");
            var quality = match is null ? 0 : match.Quality ?? 1;
            if (quality > (best?.Quality ?? 0)) best = (coding, quality);
        }

        return best?.Coding;
    }

    /// <summary>Of the ranges that match, the most specific one counts.</summary>
    private static double QualityOf(MediaTypeHeaderValue type, IList<MediaTypeHeaderValue> accepted) =>
        accepted
            .Where(type.IsSubsetOf)
            .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault();
}
