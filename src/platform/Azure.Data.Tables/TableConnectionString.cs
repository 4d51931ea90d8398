using System.Globalization;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>What a storage account's connection string says about its table service.</summary>
internal sealed class TableConnectionString
{
    /// <summary>The account and key every storage emulator has; printed in its documentation, so no secret.</summary>
    private const string DevelopmentAccount = "devstoreaccount1";
    private const string DevelopmentKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const int DevelopmentPort = 10002;

    private TableConnectionString(Uri endpoint, HttpPipelinePolicy authentication, string? accountName)
    {
        Endpoint = endpoint;
        Authentication = authentication;
        AccountName = accountName;
    }

    public Uri Endpoint { get; }

    public HttpPipelinePolicy Authentication { get; }

    /// <summary>Null where only the endpoint tells it.</summary>
    public string? AccountName { get; }

    /// <exception cref="FormatException">A part is malformed, or the parts together name no account.</exception>
    public static TableConnectionString Parse(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var settings = Split(text);
        if (settings.TryGetValue("UseDevelopmentStorage", out var development)) return Development(development, settings);

        var account = settings.GetValueOrDefault("AccountName");
        return new TableConnectionString(EndpointOf(account, settings), AuthenticationOf(account, settings), account);
    }

    private static Dictionary<string, string> Split(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Keys and signatures contain '=': only the first one separates.
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw new FormatException("The parts of a connection string are written name=value.");
            if (!settings.TryAdd(part[..equals].TrimEnd(), part[(equals + 1)..].TrimStart()))
                throw new FormatException($"The connection string has '{part[..equals]}' twice.");
        }

        return settings;
    }

    private static TableConnectionString Development(string value, Dictionary<string, string> settings)
    {
        if (!bool.TryParse(value, out var use) || !use) throw new FormatException("UseDevelopmentStorage can only be true.");
        var proxy = settings.TryGetValue("DevelopmentStorageProxyUri", out var uri) ? AbsoluteUri(uri) : new Uri("http://127.0.0.1");
        var endpoint = new UriBuilder(proxy.Scheme, proxy.Host, DevelopmentPort, DevelopmentAccount).Uri;
        var credential = new TableSharedKeyCredential(DevelopmentAccount, DevelopmentKey);
        return new TableConnectionString(endpoint, new SharedKeyPolicy(credential), DevelopmentAccount);
    }

    private static Uri EndpointOf(string? account, Dictionary<string, string> settings)
    {
        if (settings.TryGetValue("TableEndpoint", out var endpoint)) return AbsoluteUri(endpoint);
        if (account is null) throw new FormatException("The connection string has neither TableEndpoint nor AccountName.");
        var protocol = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return AbsoluteUri(string.Create(CultureInfo.InvariantCulture, $"{protocol}://{account}.table.{suffix}"));
    }

    private static HttpPipelinePolicy AuthenticationOf(string? account, Dictionary<string, string> settings)
    {
        if (settings.TryGetValue("SharedAccessSignature", out var signature)) return new SharedAccessSignaturePolicy(signature);
        if (account is null || !settings.TryGetValue("AccountKey", out var key))
            throw new FormatException("The connection string has neither AccountName with AccountKey nor SharedAccessSignature.");
        return new SharedKeyPolicy(new TableSharedKeyCredential(account, key));
    }

    private static Uri AbsoluteUri(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new FormatException($"'{text}' is no address of a table service.");
}
