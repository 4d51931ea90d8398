using System.Collections.Concurrent;

namespace OpenData.Api.Http;

/// <summary>
/// Counts the requests of each client. A client may spend a minute's worth at once and then gets it back evenly; in code because the
/// isolated worker has no middleware for it.
/// </summary>
/// <remarks>Each instance counts for itself: the limit protects the instance, not the account.</remarks>
public sealed class ClientLimiter(TimeProvider clock)
{
    private const int MostClients = 50_000;

    private readonly ConcurrentDictionary<string, Bucket> clients = new(StringComparer.Ordinal);

    /// <summary>Counts one request.</summary>
    /// <returns>Null where it may pass, else how long to wait.</returns>
    public TimeSpan? Take(string client, int perMinute)
    {
        if (clients.Count > MostClients) ForgetIdle();
        var bucket = clients.GetOrAdd(client, _ => new Bucket(perMinute, clock.GetTimestamp()));
        lock (bucket)
        {
            if (WaitOf(bucket, perMinute) is { } wait) return wait;
            bucket.Tokens--;
            return null;
        }
    }

    /// <summary>As <see cref="Take"/>, but counts nothing: for what only counts once it has gone wrong.</summary>
    public TimeSpan? Look(string client, int perMinute)
    {
        if (!clients.TryGetValue(client, out var bucket)) return null;
        lock (bucket) return WaitOf(bucket, perMinute);
    }

    private TimeSpan? WaitOf(Bucket bucket, int perMinute)
    {
        var now = clock.GetTimestamp();
        bucket.Tokens = Math.Min(perMinute, bucket.Tokens + (clock.GetElapsedTime(bucket.Last, now).TotalMinutes * perMinute));
        bucket.Last = now;
        return bucket.Tokens < 1 ? TimeSpan.FromMinutes((1 - bucket.Tokens) / perMinute) : null;
    }

    private void ForgetIdle()
    {
        foreach (var (client, bucket) in clients)
        {
            if (clock.GetElapsedTime(bucket.Last) > TimeSpan.FromMinutes(1)) clients.TryRemove(client, out _);
        }
    }

    private sealed class Bucket(double tokens, long last)
    {
        public double Tokens { get; set; } = tokens;

        public long Last { get; set; } = last;
    }
}
