using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OpenData.Api.Http;
using OpenData.Storage.UploadKeys;

namespace OpenData.Api.Uploads;

/// <summary>Lets nobody act for a township without its upload key, and tells nobody which townships there are.</summary>
public sealed partial class KeyHolders(UploadKeyStore keys, ClientLimiter limiter, ILogger<KeyHolders> logger)
{
    private const string Scheme = "Bearer ";

    /// <summary>Makes sure that the request carries a live key, of that township and no other.</summary>
    /// <param name="request">As it came.</param>
    /// <param name="townshipId">As the caller wrote it; whether there is such a township is not looked at.</param>
    /// <exception cref="ProblemException">401 for no key or none that is live, 403 for another township's, 429 after too many of them.</exception>
    /// <returns>The key, whose id may be logged.</returns>
    public Task<UploadKey> RequireAsync(ApiRequest request, string? townshipId)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RequireAsync(request.Client, KeyIn(request.Context.Request), townshipId, request.Aborted);
    }

    /// <summary>The same for a key that came in a form.</summary>
    /// <param name="sender">Who sent it, as for the limits.</param>
    /// <param name="text">The key as sent; null for none.</param>
    /// <param name="townshipId">As the caller wrote it.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <exception cref="ProblemException">As above.</exception>
    /// <returns>The key, whose id may be logged.</returns>
    public async Task<UploadKey> RequireAsync(string sender, string? text, string? townshipId, CancellationToken cancellationToken)
    {
        var client = "keys " + sender;
        if (limiter.Look(client, Limits.WrongKeysPerMinute) is { } wait) throw new ProblemException(UploadProblems.TooManyWrongKeys(wait));
        if (text is null) throw new ProblemException(UploadProblems.Unauthorized());
        var key = await keys.AuthenticateAsync(text, cancellationToken);
        if (key is not null && key.TownshipId == townshipId) return key;
        limiter.Take(client, Limits.WrongKeysPerMinute);
        if (limiter.Look(client, Limits.WrongKeysPerMinute) is not null) Log.TooManyWrongKeys(logger, Limits.WrongKeysPerMinute);
        throw new ProblemException(key is null ? UploadProblems.Unauthorized() : UploadProblems.Forbidden());
    }

    private static string? KeyIn(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;

    private static partial class Log
    {
        [LoggerMessage(EventId = 300, Level = LogLevel.Warning, Message = "A client sent {Count} wrong upload keys within a minute and has to wait")]
        public static partial void TooManyWrongKeys(ILogger logger, int count);
    }
}
