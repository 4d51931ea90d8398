using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using OpenData.Storage.Index;

namespace OpenData.Api.Http;

/// <summary>Answers by the request they were made for, for as long as the index does not change; emptied when they become too many.</summary>
public sealed class AnswerCache(ObservationIndex index)
{
    private const long MostBytes = 32 * 1024 * 1024;

    private volatile Answers current = new(-1);

    /// <summary>Everything of a request that its answer may depend on.</summary>
    public static string KeyOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var headers = request.Headers;
        return string.Join(
            '\n', request.Scheme, request.Host.Value, request.Path.Value, request.QueryString.Value, headers["X-Forwarded-Proto"].ToString(),
            headers.Accept.ToString(), headers.AcceptLanguage.ToString(), headers.AcceptEncoding.ToString());
    }

    /// <summary>The answer made for such a request before; null where there is none, or only one for senders that have the body already.</summary>
    public Answer? Find(string key, HttpRequest request)
    {
        var answers = current;
        if (answers.Changes != index.Changes || !answers.ByKey.TryGetValue(key, out var answer)) return null;
        return answer.Body is not null || answer.Version!.IsKnownTo(request) ? answer : null;
    }

    /// <param name="key">See <see cref="KeyOf"/>.</param>
    /// <param name="changes">Of the index, before the answer was made.</param>
    /// <param name="answer">Made from nothing but the request and the index.</param>
    public void Add(string key, long changes, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var answers = current;
        if (changes < answers.Changes) return;
        if (answers.Changes != changes || answers.Bytes > MostBytes) current = answers = new Answers(changes);
        answers.Add(key, answer);
    }

    private sealed class Answers(long changes)
    {
        private const int Overhead = 1000;

        private long bytes;

        public long Changes => changes;

        public long Bytes => Volatile.Read(ref bytes);

        public ConcurrentDictionary<string, Answer> ByKey { get; } = new(StringComparer.Ordinal);

        /// <remarks>A body is counted twice: once more compressed.</remarks>
        public void Add(string key, Answer answer)
        {
            ByKey[key] = answer;
            Interlocked.Add(ref bytes, (2L * (answer.Body?.Length ?? 0)) + (2 * key.Length) + Overhead);
        }
    }
}
