using OpenData.Observations;

namespace OpenData.Storage.Index;

/// <summary>An observation without its sentence: what it takes to choose and to compare.</summary>
/// <param name="Revision">Which one gives it.</param>
/// <param name="Sequence">In that revision.</param>
/// <param name="Year">Null where it has none.</param>
/// <param name="Status">Done, planned or earlier.</param>
/// <param name="Measure">What its number is.</param>
/// <param name="Qualifier">How exact it is.</param>
/// <param name="IsOfVillage">Whether it is about a narrower place than the township.</param>
/// <param name="Period">As the API writes it.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="BaseValue">In the indicator's unit.</param>
/// <param name="Indicator">The words it was read from.</param>
public readonly record struct FigureRow(
    IndexedRevision Revision,
    int Sequence,
    int? Year,
    ObservationStatus Status,
    Measure Measure,
    Qualifier Qualifier,
    bool IsOfVillage,
    string? Period,
    decimal Confidence,
    decimal BaseValue,
    string Indicator);

/// <summary>Questions about all figures of an indicator: there may be tens of thousands.</summary>
public static class FigureQueries
{
    private const int Four = 0xF;

    /// <summary>Everything visible of an indicator, by id.</summary>
    public static IEnumerable<FigureRow> Figures(this IndexReader reader, string indicatorId)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(indicatorId);
        if (reader.PhraseNumber(indicatorId) is not { } number) yield break;

        // Every column costs as much as finding the row; four small ones share one.
        using var rows = reader.Query(
            """
            SELECT o.rev, o.key - (SELECT first_key FROM revisions WHERE id = o.rev) + 1, coalesce(o.year, 0),
                o.status | (o.measure << 4) | (o.qualifier << 8) | ((o.place IS NOT NULL) << 12),
                coalesce(o.period, 0), o.confidence, o.base_value, o.indicator
            FROM observations o INDEXED BY observations_catalogue WHERE o.catalogue = $0 AND o.died IS NULL ORDER BY o.key
            """,
            number);
        while (rows.Read())
        {
            var (year, packed, period) = (rows.GetInt32(2), rows.GetInt32(3), rows.GetInt64(4));
            yield return new FigureRow(
                reader.Revision(rows.GetInt64(0)),
                rows.GetInt32(1),
                year == 0 ? null : year,
                (ObservationStatus)(packed & Four),
                (Measure)((packed >> 4) & Four),
                (Qualifier)((packed >> 8) & Four),
                packed >> 12 != 0,
                period == 0 ? null : reader.Phrase(period),
                rows.GetInt32(5) / 10_000m,
                rows.Decimal(6),
                reader.Phrase(rows.GetInt64(7)));
        }
    }
}
