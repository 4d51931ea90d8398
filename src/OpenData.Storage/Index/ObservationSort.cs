namespace OpenData.Storage.Index;

/// <summary>What observations can be sorted by. The id is always the last key, so that every order is total.</summary>
public enum ObservationSort
{
    /// <summary>Township, report, revision, position.</summary>
    Id,
    TownshipId,
    ReportId,
    Year,
    Period,
    IndicatorId,
    Value,
    BaseValue,
    BaseUnit,
    Confidence,
    CreatedAt,
}

/// <summary>One key of an order; rows without a value come last either way.</summary>
public readonly record struct SortKey(ObservationSort By, bool Descending);

/// <summary>A row in an order, from which the next page goes on.</summary>
/// <param name="ReportId">Of the row.</param>
/// <param name="Revision">Of the row.</param>
/// <param name="Sequence">Of the row.</param>
/// <param name="Values">Its value for each sort key before the id: text, number or bytes; null where it has none.</param>
public sealed record ObservationPosition(string ReportId, int Revision, int Sequence, IReadOnlyList<object?> Values);
