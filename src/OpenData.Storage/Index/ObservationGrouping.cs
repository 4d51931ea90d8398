namespace OpenData.Storage.Index;

/// <summary>What observations can be grouped by.</summary>
public enum ObservationGrouping
{
    TownshipId,
    County,
    Province,
    Year,
    Period,
    Topic,
    IndicatorId,
    Unit,
    BaseUnit,
    Status,
    Measure,
    Qualifier,
    Place,
}

/// <summary>The column a grouping reads and what its values mean.</summary>
internal static class GroupingColumns
{
    private const string Township = "(o.key >> 24)";

    /// <summary>The expression to group by; always a number or null.</summary>
    public static string Expression(this ObservationGrouping grouping) => grouping switch
    {
        ObservationGrouping.TownshipId => Township,
        ObservationGrouping.County => Township + " / 1000",
        ObservationGrouping.Province => Township + " / 10000000",
        ObservationGrouping.Year => "o.year",
        ObservationGrouping.Period => "o.period",
        ObservationGrouping.Topic => "o.topic",
        ObservationGrouping.IndicatorId => "o.catalogue",
        ObservationGrouping.Unit => "o.unit",
        ObservationGrouping.BaseUnit => "o.base_unit",
        ObservationGrouping.Status => "o.status",
        ObservationGrouping.Measure => "o.measure",
        ObservationGrouping.Qualifier => "o.qualifier",
        _ => "o.place",
    };

    /// <summary>The number read from the index as the API writes it.</summary>
    public static string? Text(this ObservationGrouping grouping, IndexReader reader, long? number)
    {
        if (number is not { } value) return null;
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        return grouping switch
        {
            ObservationGrouping.TownshipId => value.ToString("D9", culture),
            ObservationGrouping.County => value.ToString("D6", culture),
            ObservationGrouping.Province => value.ToString("D2", culture),
            ObservationGrouping.Year => value.ToString(culture),
            ObservationGrouping.Topic => Observations.Codes<Observations.Topic>.Of((Observations.Topic)value),
            ObservationGrouping.Status => Observations.Codes<Observations.ObservationStatus>.Of((Observations.ObservationStatus)value),
            ObservationGrouping.Measure => Observations.Codes<Observations.Measure>.Of((Observations.Measure)value),
            ObservationGrouping.Qualifier => Observations.Codes<Observations.Qualifier>.Of((Observations.Qualifier)value),
            _ => reader.Phrase(value),
        };
    }
}
