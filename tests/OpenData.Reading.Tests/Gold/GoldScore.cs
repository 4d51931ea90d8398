using System.Globalization;
using OpenData.Observations;

namespace OpenData.Reading.Tests.Gold;

/// <summary>A field of an observation that the gold scores.</summary>
internal enum GoldField
{
    Unit,
    Base,
    Qualifier,
    Status,
    Topic,
    Place,
    Period,
    Indicator,
}

/// <summary>
/// What reading got right, counted as the gold's own script (<c>score.py</c>) counts it: an annotated quantity is found when an
/// observation overlaps it and has its value; found and with every field but the place right, it is perfect.
/// </summary>
internal sealed class GoldScore
{
    private readonly int[] right = new int[Enum.GetValues<GoldField>().Length];
    private double similarity;

    /// <summary>Annotated observations, the optional ones apart.</summary>
    public int Gold { get; private set; }

    /// <summary>Observations read, those apart that met an optional annotation.</summary>
    public int Predicted { get; private set; }

    public int Found { get; private set; }

    public int Perfect { get; private set; }

    public double Precision => Found / (double)Math.Max(1, Predicted);

    public double Recall => Found / (double)Math.Max(1, Gold);

    public double PerfectShare => Perfect / (double)Math.Max(1, Gold);

    public double Similarity => similarity / Math.Max(1, Found);

    /// <summary>The share of the found ones whose field is right.</summary>
    public double this[GoldField field] => right[(int)field] / (double)Math.Max(1, Found);

    public static GoldScore Of(IEnumerable<GoldReport> reports)
    {
        var score = new GoldScore();
        foreach (var report in reports) score.Add(report.Rows, report.Reading.Observations);
        return score;
    }

    /// <summary>Adds one report's annotations and observations, both in the order of the text.</summary>
    public void Add(IReadOnlyList<GoldRow> gold, IReadOnlyList<Observation> observations)
    {
        var free = Enumerable.Repeat(true, observations.Count).ToArray();
        Predicted += observations.Count;
        foreach (var row in gold)
        {
            var match = Find(observations, free, row, SameValue);
            if (row.Optional && match < 0) match = Find(observations, free, row, (_, _) => true);
            if (match >= 0) free[match] = false;
            if (row.Optional)
            {
                if (match >= 0) Predicted--;
                continue;
            }

            Gold++;
            if (match >= 0) AddFound(row, observations[match]);
        }
    }

    /// <summary>One line, in the script's order.</summary>
    public override string ToString() => string.Join(' ', Figures().Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Name}={figure.Value:0.####}")));

    /// <summary>The script's figures by its names.</summary>
    public IEnumerable<(string Name, double Value)> Figures() =>
    [
        ("reports_gold", Gold),
        ("precision", Precision),
        ("recall", Recall),
        .. Enum.GetValues<GoldField>().Select(field => (field.ToString().ToLowerInvariant(), this[field])),
        ("indicator_similarity", Similarity),
        ("perfect", PerfectShare),
    ];

    private void AddFound(GoldRow row, Observation observation)
    {
        Found++;
        similarity += row.Indicators.Max(indicator => PhraseSimilarity.Of(observation.Indicator, indicator));
        var perfect = true;
        foreach (var field in Enum.GetValues<GoldField>())
        {
            if (IsRight(field, row, observation)) right[(int)field]++;
            else if (field != GoldField.Place) perfect = false;
        }

        if (perfect) Perfect++;
    }

    private static int Find(IReadOnlyList<Observation> observations, bool[] free, GoldRow row, Func<GoldRow, Observation, bool> agrees)
    {
        for (var i = 0; i < observations.Count; i++)
        {
            if (free[i] && observations[i].Source.Overlaps(row.Span) && agrees(row, observations[i])) return i;
        }

        return -1;
    }

    private static bool SameValue(GoldRow row, Observation observation) =>
        Near(observation.Quantity.Value, row.Value)
        && (row.Max is not { } max || (observation.Quantity.ValueMax is { } end && Near(end, max)));

    private static bool IsRight(GoldField field, GoldRow row, Observation observation) => field switch
    {
        GoldField.Unit => observation.Quantity.Unit == row.Unit,
        GoldField.Base => Near(observation.Quantity.BaseValue, row.BaseValue) && row.BaseUnits.Contains(observation.Quantity.BaseUnit),
        GoldField.Qualifier => observation.Quantity.Qualifier == row.Qualifier,
        GoldField.Status => observation.Status == row.Status,
        GoldField.Topic => row.Topics.Contains(observation.Topic),
        GoldField.Place => row.Places.Any(place => IsPlace(place, observation.Place)),
        GoldField.Period => row.Periods.Contains(observation.PeriodSource == PeriodSource.Report ? null : observation.Period?.ToString()),
        GoldField.Indicator => row.Indicators.Any(indicator => PhraseSimilarity.Of(observation.Indicator, indicator) >= PhraseSimilarity.Enough),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static bool IsPlace(string? annotated, string? read) =>
        string.IsNullOrEmpty(annotated) ? string.IsNullOrEmpty(read) : PhraseSimilarity.Of(read, annotated) >= PhraseSimilarity.Enough;

    private static bool Near(decimal a, decimal b)
    {
        var (x, y) = ((double)a, (double)b);
        return Math.Abs(x - y) <= 1e-5 * Math.Max(1e-9, Math.Max(Math.Abs(x), Math.Abs(y)));
    }
}
