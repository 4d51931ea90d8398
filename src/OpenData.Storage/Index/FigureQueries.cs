using Microsoft.Data.Sqlite;
using OpenData.Observations;

namespace OpenData.Storage.Index;

/// <summary>
/// An observation without its sentence: what it takes to choose and to compare. Texts are numbers here, which <see cref="FigureQueries.Words"/>
/// turns into words: there may be tens of thousands of rows, and few words.
/// </summary>
/// <param name="Key">In the order of ids; like all numbers here, of the reader that gave it and of no other.</param>
/// <param name="Year">0 where it has none.</param>
/// <param name="Status">Done, planned or earlier.</param>
/// <param name="Measure">What its number is.</param>
/// <param name="Qualifier">How exact it is.</param>
/// <param name="IsOfVillage">Whether it is about a narrower place than the township.</param>
/// <param name="Confidence">In ten-thousandths.</param>
/// <param name="BaseValue">In the base unit.</param>
/// <param name="BaseUnit">Number of its name.</param>
/// <param name="Period">Number of the period as the API writes it; 0 where it has none.</param>
/// <param name="IndicatorId">Number of the catalogue's id.</param>
/// <param name="Indicator">Number of the words it was read from.</param>
public readonly record struct FigureRow(
    long Key,
    short Year,
    ObservationStatus Status,
    Measure Measure,
    Qualifier Qualifier,
    bool IsOfVillage,
    int Confidence,
    decimal BaseValue,
    int BaseUnit,
    int Period,
    int IndicatorId,
    int Indicator)
{
    /// <summary>The township's id as a number.</summary>
    public int Township => KeySpace.TownshipOf(Key);
}

/// <summary>Questions about all figures of an indicator or of a township: there may be tens of thousands.</summary>
public static class FigureQueries
{
    private const int Four = 0xF;

    /// <summary>Crossing from SQLite costs more than finding the row, and as much for a small column as for a large one: numbers share columns.</summary>
    private const string Columns = """
        SELECT o.key, o.base_value, (o.catalogue << 32) | o.indicator, (coalesce(o.period, 0) << 32) | o.base_unit,
            o.status | (o.measure << 4) | (o.qualifier << 8) | ((o.place IS NOT NULL) << 12) | (o.confidence << 16) | (coalesce(o.year, 0) << 32)
        """;

    /// <summary>The index has all the columns, so that the rows, which lie all over the file, are not read.</summary>
    internal const string OfIndicator = Columns + " FROM observations o INDEXED BY observations_figures WHERE o.catalogue = $0 AND o.died IS NULL ORDER BY o.year";

    private const string OfTownship = Columns + " FROM observations o NOT INDEXED WHERE o.key BETWEEN $0 AND $1 AND o.catalogue IS NOT NULL AND o.died IS NULL ORDER BY o.key";

    private const string OfTownshipAndIndicator =
        Columns + " FROM observations o INDEXED BY observations_catalogue WHERE o.key BETWEEN $0 AND $1 AND o.catalogue = $2 AND o.died IS NULL ORDER BY o.key";

    /// <summary>All visible figures of an indicator, by year; read from one index alone.</summary>
    public static IEnumerable<FigureRow> FiguresOfIndicator(this IndexReader reader, string indicatorId)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(indicatorId);
        return reader.PhraseNumber(indicatorId) is { } number
            ? Read(reader, OfIndicator, number)
            : [];
    }

    /// <summary>All visible figures of a township that have an indicator of the catalogue, by id.</summary>
    public static IEnumerable<FigureRow> FiguresOfTownship(this IndexReader reader, string townshipId)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(townshipId);
        var keys = KeySpace.Within(townshipId);
        return Read(reader, OfTownship, keys.First, keys.Last);
    }

    /// <summary>The same of one indicator.</summary>
    public static IEnumerable<FigureRow> FiguresOfTownship(this IndexReader reader, string townshipId, string indicatorId)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(townshipId);
        ArgumentNullException.ThrowIfNull(indicatorId);
        var keys = KeySpace.Within(townshipId);
        return reader.PhraseNumber(indicatorId) is { } number
            ? Read(reader, OfTownshipAndIndicator, keys.First, keys.Last, number)
            : [];
    }

    /// <summary>The text a number in a row stands for.</summary>
    public static string Words(this IndexReader reader, int number)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Phrase(number);
    }

    /// <summary>The figures with their sentences, by key.</summary>
    public static IReadOnlyDictionary<long, IndexedObservation> WithSentences(this IndexReader reader, IEnumerable<long> keys)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.ObservationsAt(keys);
    }

    private static IEnumerable<FigureRow> Read(IndexReader reader, string query, params object?[] values)
    {
        using var rows = reader.Query(query, values);
        while (rows.Read()) yield return ReadOne(rows);
    }

    private static FigureRow ReadOne(SqliteDataReader rows)
    {
        var (names, units, small) = (rows.Number(2), rows.Number(3), rows.Number(4));
        return new FigureRow(
            rows.Number(0),
            (short)(small >> 32),
            (ObservationStatus)(small & Four),
            (Measure)((small >> 4) & Four),
            (Qualifier)((small >> 8) & Four),
            ((small >> 12) & 1) != 0,
            (int)(small >> 16) & 0xFFFF,
            rows.Decimal(1),
            Low(units),
            High(units),
            High(names),
            Low(names));
    }

    private static int High(long pair) => (int)(pair >> 32);

    private static int Low(long pair) => (int)(pair & int.MaxValue);
}
