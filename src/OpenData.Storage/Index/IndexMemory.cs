using System.Collections.Concurrent;

namespace OpenData.Storage.Index;

/// <summary>What readers remember of one index file: only things that never change once they are visible.</summary>
internal sealed class IndexMemory
{
    private const int MostPhrases = 200_000;
    private const int MostTotals = 10_000;

    public ConcurrentDictionary<long, IndexedRevision> Revisions { get; } = new();

    public ConcurrentDictionary<long, IndexedCommit> Commits { get; } = new();

    /// <summary>See <see cref="IndexReader.Places"/>: numbered without gaps, never removed.</summary>
    public IReadOnlyList<IndexedPlace>? Places { get; set; }

    private readonly ConcurrentDictionary<long, string> phrases = new();
    private readonly ConcurrentDictionary<(long Generation, ObservationFilter Filter), long> totals = new();

    public string Phrase(long id, Func<long, string> load)
    {
        if (phrases.TryGetValue(id, out var text)) return text;
        if (phrases.Count > MostPhrases) phrases.Clear();
        return phrases[id] = load(id);
    }

    public long Total(long generation, ObservationFilter filter, Func<long> count)
    {
        if (totals.TryGetValue((generation, filter), out var total)) return total;
        if (totals.Count > MostTotals) totals.Clear();
        return totals[(generation, filter)] = count();
    }
}
