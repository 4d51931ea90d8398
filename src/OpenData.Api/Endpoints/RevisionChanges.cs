using Newtonsoft.Json;
using OpenData.Api.Formats;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary>What is different in a revision, observation by observation.</summary>
/// <param name="Unchanged">How many say the same in both, wherever they stand.</param>
/// <param name="Changed">Those about the same thing with another figure, earlier and later one.</param>
/// <param name="Added">Those only the later revision has.</param>
/// <param name="Removed">Those only the earlier one has.</param>
public sealed record RevisionChanges(
    int Unchanged,
    IReadOnlyList<(IndexedObservation From, IndexedObservation To)> Changed,
    IReadOnlyList<IndexedObservation> Added,
    IReadOnlyList<IndexedObservation> Removed)
{
    /// <param name="reader">Where both are.</param>
    /// <param name="before">The earlier revision.</param>
    /// <param name="after">The later one.</param>
    public static RevisionChanges Between(IndexReader reader, IndexedRevision before, IndexedRevision after)
    {
        var (removed, added) = (reader.ObservationsOf(before), reader.ObservationsOf(after));
        var unchanged = Pair(removed, added, row => (About(row), row.Quantity, row.BaseValue, row.Unit, row.Qualifier));
        var changed = Pair(removed, added, About);
        return new RevisionChanges(unchanged.Count, changed, added, removed);
    }

    internal void Write(JsonTextWriter json)
    {
        json.WriteStartObject();
        json.WriteMember("unchanged", Unchanged);
        json.WriteList("changed", Changed, pair =>
        {
            json.WriteStartObject();
            json.WriteMember("from", Id(pair.From));
            json.WriteMember("to", Id(pair.To));
            json.WriteEndObject();
        });
        json.WriteList("added", Added.Select(Id));
        json.WriteList("removed", Removed.Select(Id));
        json.WriteEndObject();
    }

    /// <summary>What a figure is about, whatever it says.</summary>
    private static object About(IndexedObservation row) =>
        (row.Indicator, row.IndicatorId, row.Place, row.Period, row.Status, row.Measure, row.BaseUnit);

    /// <summary>Takes pairs with equal keys out of both lists, in the order of the text.</summary>
    private static List<(IndexedObservation From, IndexedObservation To)> Pair<TKey>(List<IndexedObservation> before, List<IndexedObservation> after,
        Func<IndexedObservation, TKey> key)
        where TKey : notnull
    {
        var waiting = before.GroupBy(key).ToDictionary(group => group.Key, group => new Queue<IndexedObservation>(group));
        var pairs = new List<(IndexedObservation From, IndexedObservation To)>();
        foreach (var row in after)
        {
            if (waiting.TryGetValue(key(row), out var queue) && queue.TryDequeue(out var from)) pairs.Add((from, row));
        }

        before.RemoveAll(pairs.Select(pair => pair.From).ToHashSet().Contains);
        after.RemoveAll(pairs.Select(pair => pair.To).ToHashSet().Contains);
        return pairs;
    }

    private static string Id(IndexedObservation row) => row.Revision.ObservationId(row.Sequence);
}
