namespace OpenData.Api.Http;

/// <summary>How long answers may be kept.</summary>
internal static class Caching
{
    /// <summary>Lists: a minute, and older while a new one is fetched.</summary>
    public const string Lists = "public, max-age=60, stale-while-revalidate=600";

    /// <summary>What never changes: a revision's text.</summary>
    public const string Immutable = "public, max-age=31536000, immutable";

    public const string Never = "no-store";
}
