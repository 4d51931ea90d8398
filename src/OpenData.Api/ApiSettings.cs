using Microsoft.Extensions.Configuration;

namespace OpenData.Api;

/// <summary>What an operator may set.</summary>
public sealed record ApiSettings
{
    /// <summary>Setting: where the API is reached, such as <c>https://data.example.org</c>; the address of each request where it is not
    /// set.</summary>
    public const string PublicUrlSetting = "OpenDataPublicUrl";

    /// <summary>Setting: requests a minute of one client; 0 for any number.</summary>
    public const string RequestsPerMinuteSetting = "OpenDataRequestsPerMinute";

    /// <summary>Setting: whether <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> were written by a trusted proxy in front, as in
    /// Azure.</summary>
    public const string BehindProxySetting = "OpenDataBehindProxy";

    /// <summary>Setting: drafts a minute of one client; 0 for any number.</summary>
    public const string DraftsPerMinuteSetting = "OpenDataDraftsPerMinute";

    /// <summary>Setting: how long the body of a request may take to arrive.</summary>
    public const string UploadTimeoutSetting = "OpenDataUploadTimeout";

    /// <summary>Azure's front end gives up at 230 seconds; whoever is slower is told so before.</summary>
    private static readonly TimeSpan DefaultUploadTimeout = TimeSpan.FromMinutes(3);

    public Uri? PublicUrl { get; init; }

    public int RequestsPerMinute { get; init; } = Limits.RequestsPerMinute;

    public int DraftsPerMinute { get; init; } = Limits.DraftsPerMinute;

    public TimeSpan UploadTimeout { get; init; } = DefaultUploadTimeout;

    public bool IsBehindProxy { get; init; }

    public static ApiSettings From(IConfiguration configuration) => new()
    {
        PublicUrl = configuration[PublicUrlSetting] is { Length: > 0 } url ? new Uri(url, UriKind.Absolute) : null,
        RequestsPerMinute = configuration.GetValue(RequestsPerMinuteSetting, Limits.RequestsPerMinute),
        DraftsPerMinute = configuration.GetValue(DraftsPerMinuteSetting, Limits.DraftsPerMinute),
        UploadTimeout = configuration.GetValue(UploadTimeoutSetting, DefaultUploadTimeout),

        // Azure sets this variable and puts its own proxy before every function app.
        IsBehindProxy = configuration.GetValue(BehindProxySetting, configuration["WEBSITE_HOSTNAME"] is not null),
    };
}
