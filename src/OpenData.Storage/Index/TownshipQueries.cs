using OpenData.Observations;

namespace OpenData.Storage.Index;

/// <summary>A township that has published.</summary>
/// <param name="Township">As in its newest revision.</param>
/// <param name="Reports">How many of its reports are visible.</param>
/// <param name="Observations">How many observations these have.</param>
/// <param name="Findings">How many findings, verified ones included.</param>
/// <param name="FirstYear">The earliest year in which one of its reports' periods begins; null without reports.</param>
/// <param name="LastYear">The latest.</param>
/// <param name="UpdatedAt">When the newest of them became visible.</param>
public sealed record TownshipSummary(
    Township Township, int Reports, long Observations, long Findings, int? FirstYear, int? LastYear, DateTimeOffset? UpdatedAt);

/// <summary>Questions about townships.</summary>
public static class TownshipQueries
{
    private const string From = """
         FROM revisions r JOIN reports p ON p.id = r.report JOIN places t ON t.id = r.place
        WHERE r.born <= $0 AND (r.died IS NULL OR r.died > $0) AND t.township > $1 AND ($2 IS NULL OR t.township IN (SELECT value FROM json_each($2)))
            AND ($3 IS NULL OR EXISTS (SELECT 1 FROM json_each($3) WHERE t.township >= value AND t.township < value || ':'))
            AND NOT EXISTS (SELECT 1 FROM json_each($4) WHERE NOT contains_word(value, t.name || ' ' || t.county || ' ' || t.prefecture || ' ' || t.province))
        """;

    /// <summary>Townships with a visible report, by id, behind the id <paramref name="after"/>.</summary>
    /// <param name="reader">The view that answers.</param>
    /// <param name="point">As of when.</param>
    /// <param name="ids">Empty: all.</param>
    /// <param name="within">Beginnings of codes; empty: all.</param>
    /// <param name="words">All of which must occur in the names.</param>
    /// <param name="after">Null for the beginning.</param>
    /// <param name="limit">At most so many.</param>
    public static IReadOnlyList<TownshipSummary> Townships(
        this IndexReader reader,
        IndexPoint point,
        ValueList<string> ids,
        ValueList<string> within,
        ValueList<string> words,
        string? after,
        int limit)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using var rows = reader.Query(
            "SELECT t.township, t.name, t.county, t.prefecture, t.province, count(*), sum(r.observations), sum(r.findings), "
            + "min(substr(p.report, 11, 4)), max(substr(p.report, 11, 4)), max(r.created_at), max(r.id)"
            + From + " GROUP BY t.township ORDER BY t.township LIMIT $5",
            point.Generation, after ?? "", Json(ids), Json(within), Json(Folded(reader, words)) ?? "[]", limit);
        var found = new List<TownshipSummary>();
        while (rows.Read())
        {
            found.Add(new TownshipSummary(
                new Township(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4)),
                rows.GetInt32(5), rows.GetInt64(6), rows.GetInt64(7), rows.GetInt32(8), rows.GetInt32(9),
                    new DateTimeOffset(rows.GetInt64(10), TimeSpan.Zero)));
        }

        return found;
    }

    public static long CountTownships(
        this IndexReader reader, IndexPoint point, ValueList<string> ids, ValueList<string> within, ValueList<string> words)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Number(
            "SELECT count(DISTINCT t.township)" + From, point.Generation, "", Json(ids), Json(within), Json(Folded(reader, words)) ?? "[]")
                ?? 0;
    }

    private static ValueList<string> Folded(IndexReader reader, ValueList<string> words) =>
        words.Select(word => SearchWords.Fold(reader.Plain, word)).ToValueList();

    private static string? Json(ValueList<string> values) => values.Count == 0 ? null
        : Newtonsoft.Json.JsonConvert.SerializeObject(values.ToArray());
}
