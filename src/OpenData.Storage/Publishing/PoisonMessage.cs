using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace OpenData.Storage.Publishing;

/// <summary>What the host puts on <c>webjobs-blobtrigger-poison</c> when an upload has failed five times.</summary>
/// <param name="BlobName">Below the container.</param>
/// <param name="ETag">Of the version that failed, without quotation marks.</param>
public sealed record PoisonMessage(string BlobName, string ETag)
{
    /// <exception cref="FormatException">The message is none of the host's; it goes on to the queue's own poison queue.</exception>
    public static PoisonMessage Parse(string json)
    {
        try
        {
            var message = JObject.Parse(json);
            if ((string?)message[nameof(BlobName)] is { Length: > 0 } name && (string?)message[nameof(ETag)] is { } etag)
                return new PoisonMessage(name, etag.Trim('"'));
        }
        catch (JsonException exception)
        {
            throw new FormatException("A message of the poison queue is no JSON object.", exception);
        }

        throw new FormatException("A message of the poison queue names no blob.");
    }
}
