using System.Text;

namespace OpenData.Storage.Index;

/// <summary>The order of one question, and how SQLite is to get at it.</summary>
internal sealed class ObservationOrder
{
    private readonly IndexReader reader;
    private readonly ObservationSql sql;
    private readonly List<SortKey> keys;
    private readonly bool idDescending;

    public ObservationOrder(IndexReader reader, ObservationSql sql, IReadOnlyList<SortKey> sort)
    {
        this.reader = reader;
        this.sql = sql;
        var untilId = sort.TakeWhile(key => key.By != ObservationSort.Id).ToList();
        idDescending = untilId.Count < sort.Count && sort[untilId.Count].Descending;

        // The id begins with the township and the report: asked for right before it, they add nothing.
        while (untilId.Count > 0 && untilId[^1] is { By: ObservationSort.TownshipId or ObservationSort.ReportId } last
            && last.Descending == idDescending)
        {
            untilId.RemoveAt(untilId.Count - 1);
        }

        keys = untilId;
    }

    public int Count => keys.Count;

    /// <summary>The sort keys as further columns of the result.</summary>
    public string Columns => string.Concat(keys.Select(key => ", " + Expression(key)));

    /// <summary>What stands behind ORDER BY.</summary>
    public string Terms =>
        string.Join(", ", keys
            .Select(key => Term(Expression(key), key.Descending, IsNullable(key)))
            .Append(Term(sql.Key, idDescending, nullable: false)));

    /// <summary>The same, naming the columns by position, as needed over a union; the id's column comes last.</summary>
    public string TermsByPosition(int firstColumn)
    {
        var terms = keys.Select((key, i) => Term($"{firstColumn + i + 1}", key.Descending, IsNullable(key)));
        return string.Join(", ", terms.Append(Term($"{firstColumn + keys.Count + 1}", idDescending, nullable: false)));
    }

    /// <summary>The condition for rows behind a position.</summary>
    /// <exception cref="ArgumentException">The position is of another order, or of an observation this index has never seen.</exception>
    public string Behind(ObservationPosition position)
    {
        if (position.Values.Count != keys.Count) throw new ArgumentException("The position belongs to another order.", nameof(position));
        var id = reader.KeyOf(position.ReportId, position.Revision, position.Sequence)
            ?? throw new ArgumentException("The index knows no such observation.", nameof(position));
        var condition = $"{sql.Key} {(idDescending ? "<" : ">")} {sql.Add(id)}";
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            var column = Expression(keys[i]);
            if (position.Values[i] is not { } value)
            {
                condition = $"({column} IS NULL AND {condition})";
                continue;
            }

            var name = sql.Add(value);
            var behind = $"{column} {(keys[i].Descending ? "<" : ">")} {name}";
            if (IsNullable(keys[i])) condition = $"({behind} OR {column} IS NULL OR ({column} = {name} AND {condition}))";

            // The bound in front lets SQLite begin in the middle of an index.
            else condition = $"({column} {(keys[i].Descending ? "<=" : ">=")} {name} AND ({behind} OR ({column} = {name} AND {condition})))";
        }

        return condition;
    }

    /// <summary>
    /// Which index to read: with many hits, walking in the wanted order and leaving out what does not fit meets a full page
    /// sooner than sorting all hits.
    /// </summary>
    public (string? Index, bool ByKey) Plan(ObservationFilter filter, IndexPoint point, long limit)
    {
        if (!filter.IsCurrentOnly || sql.IsSearch) return (null, true);
        if (keys.Count == 0)
        {
            var isOneIndexInOrder = filter.IndicatorIds.Count == 1 || filter.Places.Count == 1;
            return (null, !isOneIndexInOrder && (sql.IsNarrow || IsMany(filter, point, limit)));
        }

        if (keys is [{ By: ObservationSort.BaseValue }] && sql.Ranges is [var range] && range == KeyRange.All
            && IsMany(filter, point, limit))
        {
            var isOneIndexInOrder = filter is { Topics.Count: 1, Years.Count: 1, Statuses.Count: 1 };
            return (isOneIndexInOrder ? null : "observations_value", false);
        }

        return (null, sql.IsNarrow);
    }

    private bool IsMany(ObservationFilter filter, IndexPoint point, long limit)
    {
        var total = (double)reader.CountObservations(filter, point);
        return total * total > (double)limit * reader.CountObservations(ObservationFilter.Everything, point);
    }

    private static string Term(string expression, bool descending, bool nullable)
    {
        var term = new StringBuilder(expression);
        if (descending) term.Append(" DESC");

        // SQLite takes null for the smallest value: last already when descending.
        if (nullable && !descending) term.Append(" NULLS LAST");
        return term.ToString();
    }

    private static bool IsNullable(SortKey key) => key.By is ObservationSort.Year or ObservationSort.Period or ObservationSort.IndicatorId;

    private static string Expression(SortKey key) => key.By switch
    {
        ObservationSort.TownshipId => "(o.key >> 24)",
        ObservationSort.ReportId => "(SELECT p.report FROM revisions r JOIN reports p ON p.id = r.report WHERE r.id = o.rev)",
        ObservationSort.Year => "o.year",
        ObservationSort.Period => "(SELECT text FROM phrases WHERE id = o.period)",
        ObservationSort.IndicatorId => "(SELECT text FROM phrases WHERE id = o.catalogue)",
        ObservationSort.Value => "o.value",
        ObservationSort.BaseValue => "o.base_value",
        ObservationSort.BaseUnit => "(SELECT text FROM phrases WHERE id = o.base_unit)",
        ObservationSort.Confidence => "o.confidence",
        ObservationSort.CreatedAt => "(SELECT created_at FROM revisions WHERE id = o.rev)",
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "The id has no column of its own."),
    };
}
