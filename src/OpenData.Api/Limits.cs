using OpenData.Storage;

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

    /// <summary>Bytes of an uploaded file.</summary>
    public const long UploadBytes = Upload.MaxLength;

    /// <summary>Characters of an uploaded file's name.</summary>
    public const int FileNameLength = UploadPath.MaxFileNameLength;

    /// <summary>Bytes of a draft, which is read while its sender waits.</summary>
    public const int DraftBytes = 2 * 1024 * 1024;

    /// <summary>Drafts a minute of one client, where the setting says nothing else.</summary>
    public const int DraftsPerMinute = 10;

    /// <summary>Wrong upload keys a minute of one client; then right ones have to wait too.</summary>
    public const int WrongKeysPerMinute = 10;

    /// <summary>Characters of the reason for a withdrawal.</summary>
    public const int ReasonLength = 500;
}
