using Microsoft.AspNetCore.Http;
using OpenData.Api.Http;
using OpenData.Storage.UploadKeys;

namespace OpenData.Api.Uploads;

/// <summary>Lets nobody act for a township without its upload key, and tells nobody which townships there are.</summary>
public sealed class KeyHolders(UploadKeyStore keys, ClientLimiter limiter)
{
    private const string Scheme = "Bearer ";

    /// <summary>Makes sure that the request carries a live key, of that township and no other.</summary>
    /// <param name="request">As it came.</param>
    /// <param name="townshipId">As the caller wrote it; whether there is such a township is not looked at.</param>
    /// <exception cref="ProblemException">401 for no key or none that is live, 403 for another township's, 429 after too many of them.</exception>
    public async Task RequireAsync(ApiRequest request, string? townshipId)
    {
        ArgumentNullException.ThrowIfNull(request);
        var client = "keys " + request.Client;
        if (limiter.Look(client, Limits.WrongKeysPerMinute) is { } wait) throw new ProblemException(UploadProblems.TooManyWrongKeys(wait));
        if (KeyIn(request.Context.Request) is not { } text) throw new ProblemException(UploadProblems.Unauthorized());
        var key = await keys.AuthenticateAsync(text, request.Aborted);
        if (key?.TownshipId == townshipId && key is not null) return;
        limiter.Take(client, Limits.WrongKeysPerMinute);
        throw new ProblemException(key is null ? UploadProblems.Unauthorized() : UploadProblems.Forbidden());
    }

    private static string? KeyIn(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;
}
