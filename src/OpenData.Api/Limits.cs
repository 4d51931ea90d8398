namespace OpenData.Api;

/// <summary>The limits of the API, as printed in the service document.</summary>
public static class Limits
{
    public const int DefaultPage = 100;

    public const int LargestPage = 1000;

    /// <summary>Values in one list parameter.</summary>
    public const int ListValues = 100;

    /// <summary>Characters of path and query.</summary>
    public const int UrlLength = 4000;

    /// <summary>Characters of <c>q</c>.</summary>
    public const int SearchLength = 100;

    /// <summary>Facets in one request.</summary>
    public const int Facets = 5;

    /// <summary>Fields in one grouping.</summary>
    public const int Groupings = 3;

    /// <summary>Rows of one export.</summary>
    public const int ExportRows = 1_000_000;

    /// <summary>Requests a minute of one client, where the setting says nothing else.</summary>
    public const int RequestsPerMinute = 120;
}
