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
    private const int MostAtOnce = 500;

    /// <summary>The revisions of the townships $1 that are visible and, where $2 says so, of certain places.</summary>
    private const string Visible = """
        r.first_key BETWEEN k.value << 24 AND (k.value << 24) + 0xFFFFFF AND r.born <= $0 AND (r.died IS NULL OR r.died > $0)
            AND ($2 IS NULL OR r.place IN (SELECT value FROM json_each($2)))
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
        var (codes, places) = Candidates(reader, ids, within, words);
        var found = new List<TownshipSummary>();
        foreach (var some in codes.SkipWhile(code => after is not null && string.CompareOrdinal(code, after) <= 0).Chunk(Math.Clamp(limit, 1, MostAtOnce)))
        {
            Add(reader, point, some, places, found);
            if (found.Count >= limit) return found.GetRange(0, limit);
        }

        return found;
    }

    public static long CountTownships(
        this IndexReader reader, IndexPoint point, ValueList<string> ids, ValueList<string> within, ValueList<string> words)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var (codes, places) = Candidates(reader, ids, within, words);
        return reader.Number(
            $"SELECT count(*) FROM json_each($1) k WHERE EXISTS (SELECT 1 FROM revisions r WHERE {Visible})", point.Generation, Numbers(codes), places) ?? 0;
    }

    /// <summary>How many townships have a visible figure of that year.</summary>
    public static long CountTownshipsWithFigures(this IndexReader reader, int year)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Number(
            """
            SELECT count(*) FROM json_each($1) k WHERE EXISTS (
                SELECT 1 FROM observations o INDEXED BY observations_year
                WHERE o.year = $0 AND o.died IS NULL AND o.key BETWEEN k.value << 24 AND (k.value << 24) + 0xFFFFFF)
            """,
            year, Numbers(reader.Places().Select(place => place.Township).Distinct(StringComparer.Ordinal))) ?? 0;
    }

    private static void Add(IndexReader reader, IndexPoint point, string[] codes, string? places, List<TownshipSummary> found)
    {
        using var rows = reader.Query(
            $"""
            SELECT count(*), sum(r.observations), sum(r.findings), min(substr(p.report, 11, 4)), max(substr(p.report, 11, 4)), max(r.created_at), max(r.id)
            FROM json_each($1) k CROSS JOIN revisions r ON {Visible} CROSS JOIN reports p ON p.id = r.report GROUP BY k.key ORDER BY k.key
            """,
            point.Generation, Numbers(codes), places);
        while (rows.Read())
        {
            found.Add(new TownshipSummary(
                reader.Revision(rows.GetInt64(6)).Township, rows.GetInt32(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt32(3), rows.GetInt32(4),
                new DateTimeOffset(rows.GetInt64(5), TimeSpan.Zero)));
        }
    }

    /// <summary>Codes of townships that may be meant, in order, and, where words decide, the numbers of the places that have them.</summary>
    private static (IReadOnlyList<string> Codes, string? Places) Candidates(
        IndexReader reader, ValueList<string> ids, ValueList<string> within, ValueList<string> words)
    {
        var folded = words.Select(word => SearchWords.Fold(reader.Plain, word)).ToList();
        var places = reader.Places()
            .Where(place => ids.Count == 0 || ids.Contains(place.Township))
            .Where(place => within.Count == 0 || within.Any(prefix => place.Township.StartsWith(prefix, StringComparison.Ordinal)))
            .Where(place => folded.TrueForAll(word => place.Names.Contains(word, StringComparison.Ordinal)))
            .ToList();
        var codes = places.Select(place => place.Township).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return (codes, words.Count == 0 ? null : "[" + string.Join(',', places.Select(place => place.Id)) + "]");
    }

    private static string Numbers(IEnumerable<string> codes) => "[" + string.Join(',', codes.Select(code => code.TrimStart('0'))) + "]";
}

/// <summary>A township as a report named it.</summary>
/// <param name="Id">Its number in the table of places.</param>
/// <param name="Township">Its code.</param>
/// <param name="Names">Its own and those of the places above it, folded for search.</param>
internal sealed record IndexedPlace(long Id, string Township, string Names);
