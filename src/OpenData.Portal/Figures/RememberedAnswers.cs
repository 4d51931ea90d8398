using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using OpenData.Storage.Index;

namespace OpenData.Portal.Figures;

/// <summary>Answers that take long to find, kept while the published data stay as they are.</summary>
/// <remarks>Of small ones many are kept; whoever has large ones keeps them <see cref="Apart"/>, a few at a time.</remarks>
public sealed partial class RememberedAnswers(ObservationIndex index, ILogger<RememberedAnswers> logger)
{
    private readonly ConcurrentDictionary<string, Answer> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RememberedAnswers> apart = new(StringComparer.Ordinal);
    private int most = 2000;

    /// <summary>Others beside these, at most so many; the same ones for everybody who asks for them.</summary>
    public RememberedAnswers Apart(string what, int most) => apart.GetOrAdd(what, _ => new(index, logger) { most = most });

    /// <summary>The answer to a question about the newest state.</summary>
    /// <param name="reader">Where it is asked.</param>
    /// <param name="question">Tells it from all others.</param>
    /// <param name="find">Finds it.</param>
    public T Get<T>(IndexReader reader, string question, Func<IndexReader, T> find)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(find);
        return answers.TryGetValue(question, out var known) && known.State == reader.Head.State
            ? (T)known.Value
            : Keep(question, reader.Head.State, find(reader));
    }

    /// <summary>The same for questions about everything: the answer may be of a state a moment ago, while the new one is being found.</summary>
    public T GetRecent<T>(IndexReader reader, string question, Func<IndexReader, T> find)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(find);
        if (!answers.TryGetValue(question, out var known)) return Keep(question, reader.Head.State, find(reader));
        if (known.State != reader.Head.State && known.TryBeginRenewal()) _ = Task.Run(() => Renew(question, known, find));
        return (T)known.Value;
    }

    /// <summary>Whether the answer is of the newest state.</summary>
    public bool IsCurrent(IndexReader reader, string question)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return answers.TryGetValue(question, out var known) && known.State == reader.Head.State;
    }

    private T Keep<T>(string question, long state, T found)
        where T : class
    {
        if (answers.Count >= most && !answers.ContainsKey(question)) answers.Clear();
        answers[question] = new Answer(state, found);
        return found;
    }

    private void Renew<T>(string question, Answer old, Func<IndexReader, T> find)
        where T : class
    {
        try
        {
            using var reader = index.Read();
            Keep(question, reader.Head.State, find(reader));
        }
        catch (SqliteException failure)
        {
            // The old answer stands until somebody asks again.
            Log.NotRenewed(logger, failure, question);
            old.EndRenewal();
        }
    }

    private sealed class Answer(long state, object value)
    {
        private int renewals;

        public long State => state;

        public object Value => value;

        public bool TryBeginRenewal() => Interlocked.CompareExchange(ref renewals, 1, 0) == 0;

        public void EndRenewal() => Volatile.Write(ref renewals, 0);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The answer to '{Question}' could not be renewed.")]
        public static partial void NotRenewed(ILogger logger, Exception exception, string question);
    }
}
