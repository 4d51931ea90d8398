using OpenData.Observations;

namespace OpenData.Storage.Index;

/// <summary>Which observations are asked for. An empty list does not restrict; lists are "one of"; all members together are
/// "and".</summary>
public sealed record ObservationFilter
{
    public static ObservationFilter Everything { get; } = new();

    public ValueList<string> TownshipIds { get; init; }

    /// <summary>Beginnings of division codes, 1 to 9 digits.</summary>
    public ValueList<string> Within { get; init; }

    public ValueList<string> ReportIds { get; init; }

    public ValueList<int> Years { get; init; }

    public int? YearFrom { get; init; }

    public int? YearTo { get; init; }

    public ValueList<string> Periods { get; init; }

    public ValueList<Topic> Topics { get; init; }

    public ValueList<string> IndicatorIds { get; init; }

    public ValueList<string> Units { get; init; }

    public ValueList<string> BaseUnits { get; init; }

    public ValueList<ObservationStatus> Statuses { get; init; }

    public ValueList<Measure> Measures { get; init; }

    public ValueList<Qualifier> Qualifiers { get; init; }

    public ValueList<string> Places { get; init; }

    /// <summary>On the base value, inclusive.</summary>
    public decimal? ValueFrom { get; init; }

    /// <summary>On the base value, inclusive.</summary>
    public decimal? ValueTo { get; init; }

    public decimal? ConfidenceFrom { get; init; }

    public bool? HasFinding { get; init; }

    /// <summary>All of which must occur in the quote, the indicator or the section, in simplified or traditional characters.</summary>
    public ValueList<string> Words { get; init; }

    /// <summary>Empty: current ones only.</summary>
    public ValueList<RecordState> States { get; init; }

    /// <summary>Only what became visible, was superseded or was withdrawn after this generation.</summary>
    public long? ChangedAfter { get; init; }

    /// <summary>Whether it asks for whole reports: all that is visible of some townships or reports.</summary>
    public bool IsOfWholeReports => this with { TownshipIds = [], Within = [], ReportIds = [] } == Everything;

    /// <summary>Whether only what is visible is asked for.</summary>
    public bool IsCurrentOnly => ChangedAfter is null && (States.Count == 0 || States is [RecordState.Current]);
}

/// <summary>What has become of an observation or a report.</summary>
public enum RecordState
{
    Current,

    /// <summary>A later revision of its report is shown instead.</summary>
    Superseded,

    /// <summary>Its report is no longer shown.</summary>
    Withdrawn,
}
