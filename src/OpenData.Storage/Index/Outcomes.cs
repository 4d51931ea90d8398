namespace OpenData.Storage.Index;

/// <summary>
/// Which plans have a result is found when a report is published, not when it is asked: of hundreds of thousands of plans one in ten or fewer
/// has one, and whoever shows these would have to look through all the others.
/// </summary>
/// <remarks>
/// The result of a plan is the figure that another report of the same township gives, as done, for the same thing and time: the surest of
/// several, of equals in two reports that of the one published last, in one report the first in its text: all instances say the same.
/// </remarks>
internal static class Outcomes
{
    /// <summary>Takes away the outcomes of the plans with keys from <c>$0</c> to <c>$1</c>.</summary>
    public const string Forget = "DELETE FROM outcomes WHERE plan BETWEEN $0 AND $1";

    /// <summary>
    /// Adds the outcomes of a township, whose keys go from <c>$0</c> to <c>$1</c>: a millisecond for ten yearly reports. Each report's best
    /// result of a thing is found first, so that a thousand like plans beside a thousand like results are not a million pairs.
    /// </summary>
    public const string Find = """
        WITH figures AS MATERIALIZED (
            SELECT o.key, o.rev, o.key - r.first_key AS sequence, o.topic, o.status, o.year, o.period, o.catalogue,
                coalesce(o.catalogue, -o.indicator) AS thing, o.measure, o.base_unit, o.place, o.confidence, r.created_at
            FROM revisions r CROSS JOIN observations o ON o.key BETWEEN r.first_key AND r.first_key + r.size - 1
            WHERE r.first_key BETWEEN $0 AND $1 AND r.died IS NULL AND o.year IS NOT NULL AND o.status IN (0, 1))
        , results AS MATERIALIZED (
            SELECT rev, thing, year, period, place, measure, base_unit, key, confidence, created_at, max((confidence << 24) - sequence) AS rank
            FROM figures WHERE status = 0 GROUP BY thing, year, period, place, measure, base_unit, rev)
        INSERT INTO outcomes SELECT plan, result, topic, year, catalogue FROM (
            SELECT p.key AS plan, d.key AS result, p.topic, p.year, p.catalogue,
                row_number() OVER (PARTITION BY p.key ORDER BY d.confidence DESC, d.created_at DESC, d.key) AS place
            FROM figures p JOIN results d ON d.thing = p.thing AND d.year = p.year AND d.period IS p.period AND d.place IS p.place
                AND d.measure = p.measure AND d.base_unit = p.base_unit AND d.rev <> p.rev
            WHERE p.status = 1) WHERE place = 1
        """;
}
