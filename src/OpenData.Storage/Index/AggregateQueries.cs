using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using OpenData.Observations;

namespace OpenData.Storage.Index;

/// <summary>The figures of one group of observations; they can be added up only where they are of one kind.</summary>
public sealed class ObservationGroup
{
    private readonly List<decimal> values = [];
    private readonly Dictionary<FigureKind, int> kinds = [];

    internal ObservationGroup(IReadOnlyList<string?> keys)
    {
        Keys = keys;
    }

    /// <summary>The group's values of the groupings asked for.</summary>
    public IReadOnlyList<string?> Keys { get; }

    /// <summary>What kinds of figures it has, and how many of each.</summary>
    public IReadOnlyDictionary<FigureKind, int> Kinds => kinds;

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

    /// <param name="kind">The kind of all of them.</param>
    /// <param name="figures">As <see cref="SortableDecimal"/> writes them, with a zero between them.</param>
    internal void Add(FigureKind kind, ReadOnlySpan<byte> figures)
    {
        var before = values.Count;
        while (figures.Length > 0)
        {
            var end = figures.IndexOf((byte)0);
            if (end < 0) end = figures.Length;
            values.Add(SortableDecimal.Decode(figures[..end]));
            figures = figures[Math.Min(end + 1, figures.Length)..];
        }

        CollectionsMarshal.GetValueRefOrAddDefault(kinds, kind, out _) += values.Count - before;
    }
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
    private static readonly string[] IndexOrder = ["o.catalogue", "o.year", "o.topic", "o.status", "o.measure", "o.base_unit"];

    /// <summary>The observations a filter leaves, in groups, in the order of their keys; null keys last.</summary>
    /// <remarks>
    /// One row of the result is all figures of one group and kind: their bytes in one piece, with a zero between them, which no figure contains.
    /// Figure by figure, crossing from SQLite takes ten times as long as reading the index.
    /// </remarks>
    public static IReadOnlyList<ObservationGroup> Groups(
        this IndexReader reader, ObservationFilter filter, IndexPoint point, IReadOnlyList<ObservationGrouping> by)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(by);
        var sql = new ObservationSql(reader, filter, point);
        if (sql.FindsNothing) return [];
        var groups = new Dictionary<(long?, long?, long?), ObservationGroup>();
        var columns = string.Concat(by.Select(grouping => grouping.Expression() + ", "));

        // In the order of the index of figures, so that there is nothing to sort.
        var order = string.Join(", ", IndexOrder.Union(by.Select(grouping => grouping.Expression())));
        foreach (var part in sql.Parts(byKey: sql.IsNarrow))
        {
            using var rows = reader.Query(
                $"SELECT {columns}o.catalogue, o.base_unit, o.measure, o.status, group_concat(o.base_value, x'00'){part}"
                + $"GROUP BY {order}",
                [.. sql.Values]);
            while (rows.Read())
            {
                long? KeyAt(int i) => i < by.Count ? rows.NumberOrNull(i) : null;
                var key = (KeyAt(0), KeyAt(1), KeyAt(2));
                ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, key, out _);
                group ??= new ObservationGroup([.. by.Select((grouping, i) => grouping.Text(reader, KeyAt(i)))]);
                group.Add(KindIn(reader, rows, by.Count), rows.GetFieldValue<byte[]>(by.Count + 4));
            }
        }

        var sorted = groups.Values.ToList();
        sorted.Sort((a, b) => Compare(a.Keys, b.Keys));
        return sorted;
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

    private static FigureKind KindIn(IndexReader reader, SqliteDataReader rows, int column) => new(
        rows.NumberOrNull(column) is { } catalogue ? reader.Phrase(catalogue) : null,
        reader.Phrase(rows.GetInt64(column + 1)),
        (Measure)rows.GetInt32(column + 2),
        (ObservationStatus)rows.GetInt32(column + 3));

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
