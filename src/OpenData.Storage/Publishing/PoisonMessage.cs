using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace OpenData.Storage.Publishing;

/// <summary>What the host puts on <c>webjobs-blobtrigger-poison</c> when an upload has failed five times.</summary>
/// <param name="BlobName">Below the container.</param>
/// <param name="ETag">Of the version that failed, without quotation marks.</param>
public sealed record PoisonMessage(string BlobName, string ETag)
{
    public static bool TryParse(string json, [NotNullWhen(true)] out PoisonMessage? message)
    {
        message = Parse(json) is JObject fields
            && (string?)fields[nameof(BlobName)] is { Length: > 0 } name
            && (string?)fields[nameof(ETag)] is { Length: > 0 } etag
                ? new PoisonMessage(name, etag.Trim('"'))
                : null;
        return message is not null;
    }

    private static JToken? Parse(string json)
    {
        try
        {
            return JToken.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
