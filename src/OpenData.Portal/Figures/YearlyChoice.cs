using System.Runtime.InteropServices;
using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Portal.Figures;

/// <summary>Chooses, of all that reports say, one figure for each township, indicator and year.</summary>
/// <remarks>
/// For the township as a whole, as a level or a rate: the one about the whole year, else about the longest part of it; of several the one read
/// most surely, and of these the first by id. Changes and figures of villages are left out.
/// </remarks>
public sealed class YearlyChoice(IndexReader reader, ObservationStatus status)
{
    private readonly Dictionary<(int Township, int Indicator, int Year), FigureRow> chosen = [];

    /// <summary>In no order.</summary>
    public IReadOnlyCollection<FigureRow> Chosen => chosen.Values;

    public void Add(in FigureRow row)
    {
        if (row.Status != status || row.Year == 0 || row.IsOfVillage || row.Measure == Measure.Change) return;
        ref var best = ref CollectionsMarshal.GetValueRefOrAddDefault(chosen, (row.Township, row.IndicatorId, row.Year), out var isKnown);
        if (!isKnown || IsBetter(row, best)) best = row;
    }

    /// <summary>Begins anew.</summary>
    public void Clear() => chosen.Clear();

    private bool IsBetter(in FigureRow one, in FigureRow other)
    {
        var months = one.Period == other.Period ? 0 : MonthsOf(one) - MonthsOf(other);
        if (months != 0) return months > 0;
        return one.Confidence != other.Confidence ? one.Confidence > other.Confidence : one.Key < other.Key;
    }

    private int MonthsOf(in FigureRow row) =>
        row.Period != 0 && Period.TryParse(reader.Words(row.Period), out var parsed) && !parsed.IsOpen && parsed.LastYearCovered == parsed.Year
            ? parsed.LastMonth - parsed.FirstMonth + 1
            : 0;
}
