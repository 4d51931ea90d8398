using System.Collections.Concurrent;
using OpenData.Storage.Index;

namespace OpenData.Portal.Figures;

/// <summary>Answers that take long to find, kept while the published data stay as they are.</summary>
public sealed class RememberedAnswers
{
    private const int Most = 2000;

    private readonly ConcurrentDictionary<(long State, string Question), object> answers = [];

    /// <summary>The answer to a question about the newest state.</summary>
    /// <param name="reader">Where it is asked.</param>
    /// <param name="question">Tells it from all others.</param>
    /// <param name="find">Finds it.</param>
    public T Get<T>(IndexReader reader, string question, Func<T> find)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(find);
        var state = reader.Head.State;
        if (answers.TryGetValue((state, question), out var known)) return (T)known;
        if (answers.Count >= Most) answers.Clear();
        foreach (var old in answers.Keys.Where(key => key.State != state)) answers.TryRemove(old, out _);
        var found = find();
        answers[(state, question)] = found;
        return found;
    }
}
