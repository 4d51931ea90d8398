namespace OpenData.Storage.Index;

/// <summary>Turns a filter at a point in time into SQL: the rows, and the conditions on them.</summary>
internal sealed class ObservationSql
{
    /// <summary>Beyond so many separate stretches of keys, they are looked up instead of written out.</summary>
    private const int MostRangesInline = 1;

    private readonly IndexReader reader;
    private readonly ObservationFilter filter;
    private readonly IndexPoint point;
    private readonly List<string> conditions = [];
    private readonly IReadOnlyList<KeyRange> ranges;
    private readonly bool isSearch;

    public ObservationSql(IndexReader reader, ObservationFilter filter, IndexPoint point)
    {
        this.reader = reader;
        this.filter = filter;
        this.point = point;
        ranges = FilterKeys.Of(reader, filter, point);
        FindsNothing = ranges.Count == 0;
        isSearch = AddWords();
        AddColumns();
    }

    /// <summary>Values of the parameters <c>$0</c>, <c>$1</c> … that the SQL of this object names.</summary>
    public List<object?> Values { get; } = [];

    /// <summary>Whether it is clear without looking that no row fits: then there is no SQL to ask.</summary>
    public bool FindsNothing { get; private set; }

    /// <summary>The stretches of keys all rows lie in.</summary>
    public IReadOnlyList<KeyRange> Ranges => ranges;

    /// <summary>Whether the keys alone leave few rows: a county's at most.</summary>
    public bool IsNarrow => KeyRange.AreNarrow(ranges);

    /// <summary>The column whose order is the order of ids.</summary>
    public string Key => isSearch ? "s.rowid" : "o.key";

    public bool IsSearch => isSearch;

    /// <summary>
    /// The rows in one or two parts that exclude each other: what is visible now, and what was visible at the point in time but is
    /// no longer. The first has indexes, the second is small.
    /// </summary>
    /// <param name="hint">Which index to use for the first part; null leaves it to SQLite.</param>
    /// <param name="byKey">Whether to walk along the keys rather than an index of a filtered column.</param>
    public IReadOnlyList<string> Parts(string? hint = null, bool byKey = false)
    {
        var born = $"o.rev <= {Add(point.LastRevision)}";
        if (!filter.IsCurrentOnly)
        {
            var visible = StateConditions().Prepend(born).ToList();
            return isSearch
                ? [From(hint: null, byKey) + Where(byKey, visible), From(hint: null, byKey, isPast: true) + Where(byKey, visible, isPast: true)]
                : [From(hint: null, byKey) + Where(byKey, visible)];
        }

        var now = From(hint, byKey) + Where(byKey || hint is not null, IsNow ? ["o.died IS NULL"] : ["o.died IS NULL", born]);
        if (IsNow || reader.Number("SELECT 1 FROM observations WHERE died > $0 LIMIT 1", point.Generation) is null) return [now];
        var died = isSearch || ranges.Count > MostRangesInline ? null : "observations_died";
        return [now, From(died, byKey: true, isPast: true) + Where(byKey: true, [$"o.died > {Add(point.Generation)}", born], isPast: true)];
    }

    /// <summary>The rows as the search table alone knows them; null where it takes the observations themselves to tell.</summary>
    public string? SearchOnly() =>
        isSearch && IsNow && filter.IsCurrentOnly && conditions.Count == 1 && ranges.Count == 1
            ? " FROM search s " + Where(byKey: false, [])
            : null;

    public string Add(object? value)
    {
        Values.Add(value);
        return "$" + (Values.Count - 1);
    }

    private bool IsNow => point == reader.Head;

    private string From(string? hint, bool byKey, bool isPast = false)
    {
        var observations = "observations o" + (hint is null ? "" : " INDEXED BY " + hint);
        if (isSearch) return $" FROM {SearchTable(isPast)} s CROSS JOIN {observations} ON o.key = s.rowid ";
        if (ranges.Count <= MostRangesInline) return $" FROM {observations} " + (byKey && hint is null ? "NOT INDEXED " : "");
        var json = "[" + string.Join(',', ranges.Select(range => $"[{range.First},{range.Last}]")) + "]";
        return $" FROM json_each({Add(json)}) k CROSS JOIN {observations} ON o.key BETWEEN k.value ->> 0 AND k.value ->> 1 ";
    }

    private static string SearchTable(bool isPast) => isPast ? "search_past" : "search";

    private string Where(bool byKey, IEnumerable<string> visible, bool isPast = false)
    {
        // A plus sign before a column keeps SQLite from using an index of it.
        var sign = byKey ? "+" : "";
        var all = conditions.Select(condition => condition
            .Replace("{o}", sign + "o", StringComparison.Ordinal)
            .Replace("{search}", SearchTable(isPast), StringComparison.Ordinal)).Concat(visible).ToList();
        if (ranges.Count == 1 && ranges[0] != KeyRange.All) all.Add($"{Key} BETWEEN {Add(ranges[0].First)} AND {Add(ranges[0].Last)}");
        if (ranges.Count > 1 && isSearch)
        {
            all.Add("(" + string.Join(" OR ", ranges.Select(range => $"s.rowid BETWEEN {Add(range.First)} AND {Add(range.Last)}")) + ")");
        }

        return "WHERE " + string.Join(" AND ", all) + " ";
    }

    private IEnumerable<string> StateConditions()
    {
        if (filter.States.Count > 0)
        {
            var generation = Add(point.Generation);
            yield return "(" + string.Join(" OR ", filter.States.Select(state => state switch
            {
                RecordState.Current => $"o.died IS NULL OR o.died > {generation}",
                RecordState.Superseded => EndedBy(CommitKind.Published, generation),
                _ => EndedBy(CommitKind.Withdrawn, generation),
            })) + ")";
        }

        if (filter.ChangedAfter is { } after)
        {
            var since = Add(after);
            yield return $"(o.rev > {Add(reader.AtGeneration(after)?.LastRevision ?? long.MaxValue)} OR (o.died > {since} AND o.died <= {Add(point.Generation)}))";
        }
    }

    private static string EndedBy(CommitKind kind, string generation) =>
        $"o.died <= {generation} AND o.died IN (SELECT generation FROM commits WHERE kind = {(int)kind})";

    private bool AddWords()
    {
        var matches = new List<string>();
        foreach (var word in filter.Words.Select(word => SearchWords.Fold(reader.Plain, word)))
        {
            if (SearchWords.Match(word) is { } match) matches.Add(match);
            if (SearchWords.IsDecidedByMatch(word)) continue;
            var text = Add(word);
            conditions.Add(
                $"(contains_word({text}, o.quote) OR contains_word({text}, (SELECT text FROM phrases WHERE id = o.indicator))"
                + $" OR contains_word({text}, (SELECT text FROM phrases WHERE id = o.section)))");
        }

        if (matches.Count > 0) conditions.Insert(0, $"s.{{search}} MATCH {Add(string.Join(" AND ", matches))}");
        return matches.Count > 0;
    }

    private void AddColumns()
    {
        AddList("year", filter.Years.Select(year => (long)year));
        AddBound("year", ">=", filter.YearFrom);
        AddBound("year", "<=", filter.YearTo);
        AddList("topic", filter.Topics.Select(topic => (long)topic));
        AddList("status", filter.Statuses.Select(status => (long)status));
        AddList("measure", filter.Measures.Select(measure => (long)measure));
        AddList("qualifier", filter.Qualifiers.Select(qualifier => (long)qualifier));
        AddPhrases("catalogue", filter.IndicatorIds);
        AddPhrases("period", filter.Periods);
        AddPhrases("unit", filter.Units);
        AddPhrases("base_unit", filter.BaseUnits);
        AddPhrases("place", filter.Places);
        AddBound("base_value", ">=", filter.ValueFrom is { } from ? SortableDecimal.Encode(from) : null);
        AddBound("base_value", "<=", filter.ValueTo is { } to ? SortableDecimal.Encode(to) : null);
        AddBound("confidence", ">=",
            filter.ConfidenceFrom is { } least ? (long)decimal.Ceiling(decimal.Clamp(least, 0, 1) * 10_000) : null);
        if (filter.HasFinding is { } has) conditions.Add($"{{o}}.findings IS {(has ? "NOT NULL" : "NULL")}");
    }

    private void AddPhrases(string column, ValueList<string> texts)
    {
        if (texts.Count == 0) return;
        var numbers = texts.Select(reader.PhraseNumber).OfType<long>().ToList();
        FindsNothing |= numbers.Count == 0;
        AddList(column, numbers);
    }

    private void AddList(string column, IEnumerable<long> values)
    {
        var names = values.Select(value => Add(value)).ToList();
        if (names.Count == 1) conditions.Add($"{{o}}.{column} = {names[0]}");
        if (names.Count > 1) conditions.Add($"{{o}}.{column} IN ({string.Join(", ", names)})");
    }

    private void AddBound(string column, string comparison, object? value)
    {
        if (value is not null) conditions.Add($"{{o}}.{column} {comparison} {Add(value)}");
    }
}
