using System.Runtime.InteropServices;
using OpenData.Observations;

namespace OpenData.Storage.Index;

/// <summary>The figures of one group of observations; they can be added up only where they are of one kind.</summary>
public sealed class ObservationGroup
{
    private readonly List<decimal> values = [];

    internal ObservationGroup(IReadOnlyList<string?> keys)
    {
        Keys = keys;
    }

    /// <summary>The group's values of the groupings asked for.</summary>
    public IReadOnlyList<string?> Keys { get; }

    /// <summary>What kinds of figures it has, and how many of each.</summary>
    public IReadOnlyDictionary<FigureKind, int> Kinds { get; internal set; } = new Dictionary<FigureKind, int>();

    public int Count => values.Count;

    public decimal Minimum => values.Min();

    public decimal Maximum => values.Max();

    /// <exception cref="OverflowException">The sum has more than 28 digits.</exception>
    public decimal Sum => values.Sum();

    /// <summary>The middle value, or half the sum of the two in the middle.</summary>
    public decimal Median
    {
        get
        {
            values.Sort();
            return values.Count % 2 == 1 ? values[values.Count / 2] : (values[(values.Count / 2) - 1] + values[values.Count / 2]) / 2;
        }
    }

    internal void Add(decimal value) => values.Add(value);
}

/// <summary>What is to be known of figures before they are put together.</summary>
/// <param name="IndicatorId">The indicator of the catalogue; null where none applies.</param>
/// <param name="BaseUnit">Different ones cannot be put together, nor can different measures or statuses.</param>
/// <param name="Measure">See <paramref name="BaseUnit"/>.</param>
/// <param name="Status">See <paramref name="BaseUnit"/>.</param>
public readonly record struct FigureKind(string? IndicatorId, string BaseUnit, Measure Measure, ObservationStatus Status);

/// <summary>Groups of observations.</summary>
public static class AggregateQueries
{
    /// <summary>The observations a filter leaves, in groups, in the order of their keys; null keys last.</summary>
    public static IReadOnlyList<ObservationGroup> Groups(
        this IndexReader reader, ObservationFilter filter, IndexPoint point, IReadOnlyList<ObservationGrouping> by)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(by);
        var sql = new ObservationSql(reader, filter, point);
        if (sql.FindsNothing) return [];
        var groups = new Dictionary<(long?, long?, long?), (ObservationGroup Group, Dictionary<(long, long, long, long), int> Kinds)>();
        var columns = string.Concat(by.Select(grouping => grouping.Expression() + ", "));
        foreach (var part in sql.Parts(byKey: sql.IsNarrow))
        {
            using var rows = reader.Query(
                $"SELECT {columns}coalesce(o.catalogue, 0), o.base_unit, o.measure, o.status, o.base_value{part}", [.. sql.Values]);

            // Rows of one group and kind mostly come one after another.
            var (lastKey, last) = (default((long?, long?, long?)?), NewGroup(default));
            while (rows.Read())
            {
                long? KeyAt(int i) => i < by.Count ? rows.NumberOrNull(i) : null;
                var key = (KeyAt(0), KeyAt(1), KeyAt(2));
                if (key != lastKey)
                {
                    (lastKey, last) = (key, groups.TryGetValue(key, out var found) ? found : NewGroup(key));
                    groups[key] = last;
                }

                var kind = (rows.GetInt64(by.Count), rows.GetInt64(by.Count + 1), rows.GetInt64(by.Count + 2), rows.GetInt64(by.Count + 3));
                CollectionsMarshal.GetValueRefOrAddDefault(last.Kinds, kind, out _)++;
                last.Group.Add(rows.Decimal(by.Count + 4));
            }
        }

        foreach (var (group, kinds) in groups.Values) group.Kinds = kinds.ToDictionary(pair => KindOf(reader, pair.Key), pair => pair.Value);
        var sorted = groups.Values.Select(found => found.Group).ToList();
        sorted.Sort((a, b) => Compare(a.Keys, b.Keys));
        return sorted;

        (ObservationGroup Group, Dictionary<(long, long, long, long), int> Kinds) NewGroup((long?, long?, long?) key)
        {
            long?[] keys = [key.Item1, key.Item2, key.Item3];
            return (new ObservationGroup([.. by.Select((grouping, i) => grouping.Text(reader, keys[i]))]), []);
        }
    }

    /// <summary>Names of the place a division code stands for: a township's nine digits, a county's six, a province's two.</summary>
    public static string? PlaceName(this IndexReader reader, string code)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(code);
        var column = code.Length switch { 9 => "name", 6 => "county", _ => "province" };
        using var rows = reader.Query($"SELECT {column} FROM places WHERE township >= $0 AND township < $1 ORDER BY id DESC LIMIT 1", code,
            code + ":");
        return rows.Read() ? rows.GetString(0) : null;
    }

    private static FigureKind KindOf(IndexReader reader, (long Catalogue, long BaseUnit, long Measure, long Status) numbers) => new(
        numbers.Catalogue == 0 ? null : reader.Phrase(numbers.Catalogue),
        reader.Phrase(numbers.BaseUnit),
        (Measure)numbers.Measure,
        (ObservationStatus)numbers.Status);

    private static int Compare(IReadOnlyList<string?> a, IReadOnlyList<string?> b)
    {
        for (var i = 0; i < a.Count; i++)
        {
            if (a[i] == b[i]) continue;
            if (a[i] is null) return 1;
            return b[i] is null ? -1 : string.CompareOrdinal(a[i], b[i]);
        }

        return 0;
    }
}
