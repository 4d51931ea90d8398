namespace OpenData.Portal.Http;

/// <summary>What keeps a page from doing what it was not made for: all it needs comes from its own origin, and nothing is inline.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors ";

    public static IReadOnlyList<(string Name, string Value)> For(PageRoute route, string origin)
    {
        var headers = new List<(string, string)>
        {
            ("Content-Security-Policy", Policy + (route.IsEmbedded ? "*" : "'none'")),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        };
        if (!route.IsEmbedded) headers.Add(("X-Frame-Options", "DENY"));
        if (origin.StartsWith("https:", StringComparison.Ordinal)) headers.Add(("Strict-Transport-Security", "max-age=31536000"));
        return headers;
    }
}
