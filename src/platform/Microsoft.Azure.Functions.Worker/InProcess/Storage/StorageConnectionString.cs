namespace Microsoft.Azure.Functions.Worker.InProcess.Storage;

/// <summary>The parts of a storage connection string that a queue needs; blobs are left to their own package.</summary>
internal sealed record StorageConnectionString(string ForBlobs, string AccountName, byte[] AccountKey, Uri QueueEndpoint)
{
    // The account every emulator has; published by Microsoft, secret to nobody.
    private const string Development =
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;" +
        "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;" +
        "BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;QueueEndpoint=http://127.0.0.1:10001/devstoreaccount1;";

    /// <param name="text">As the portal of Azure or an emulator gives it, with an account key.</param>
    /// <param name="setting">Where it was found, for messages; the text itself is a secret.</param>
    public static StorageConnectionString Parse(string text, string setting)
    {
        var parts = Split(text);
        if (parts.TryGetValue("UseDevelopmentStorage", out var development) && bool.TryParse(development, out var yes) && yes)
        {
            text = Development;
            parts = Split(text);
        }

        if (!parts.TryGetValue("AccountName", out var account) || !parts.TryGetValue("AccountKey", out var key))
        {
            throw new InvalidOperationException($"The connection string in '{setting}' has no AccountName and AccountKey.");
        }

        return new StorageConnectionString(text, account, Key(key, setting), Endpoint(parts, account));
    }

    private static Dictionary<string, string> Split(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);

    private static byte[] Key(string text, string setting)
    {
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length)
            ? key[..length]
            : throw new InvalidOperationException($"The AccountKey in '{setting}' is not base64.");
    }

    private static Uri Endpoint(Dictionary<string, string> parts, string account)
    {
        if (parts.TryGetValue("QueueEndpoint", out var endpoint))
        {
            return new Uri(endpoint, UriKind.Absolute);
        }

        var protocol = parts.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = parts.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return new Uri($"{protocol}://{account}.queue.{suffix}");
    }
}
