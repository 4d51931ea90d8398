using OpenData.Api.Parameters;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary>What a query asks of the observations: which ones, in which order, from where on. Asked by the API and by the portal alike.</summary>
public sealed class ObservationQuestion
{
    private readonly Query query;
    private readonly IndexReader reader;
    private readonly string unchanging;
    private Cursor? cursor;

    private ObservationQuestion(Query query, IndexReader reader)
    {
        this.query = query;
        this.reader = reader;
        unchanging = ObservationEndpoints.ListRoute.Name + '\n'
            + query.CanonicalWithout("cursor", "limit", "lang", "format", "select", "bom", "facet");
        Point = reader.Head;
    }

    public required ObservationFilter Filter { get; init; }

    public required IReadOnlyList<SortKey> Sort { get; init; }

    /// <summary>Rows of a page.</summary>
    public required int Limit { get; init; }

    /// <summary>The state of the data it is asked of; known after <see cref="Locate"/>.</summary>
    public IndexPoint Point { get; private set; }

    /// <summary>Reads it; what is wrong is noted in the query.</summary>
    public static ObservationQuestion Read(Query query, IndexReader reader, ReferenceData reference)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(reader);
        var question = new ObservationQuestion(query, reader)
        {
            Filter = ObservationParameters.ReadFilter(query, reader, reference),
            Sort = ObservationParameters.ReadSort(query),
            Limit = query.Whole("limit", 1, Limits.LargestPage) ?? Limits.DefaultPage,
        };
        query.Time(CommonParameters.AsOf.Name);
        return question;
    }

    /// <summary>Finds the state of the data that the cursor, or <c>as_of</c>, names.</summary>
    /// <exception cref="Http.ProblemException">The cursor is damaged, of another query, or of a state unknown here.</exception>
    public IndexPoint Locate()
    {
        cursor = Cursor.Read(query, unchanging);
        return Point = query.PointIn(reader, cursor);
    }

    /// <summary>The page.</summary>
    /// <exception cref="Http.ProblemException">The cursor's row is unknown here.</exception>
    public ObservationRows Ask()
    {
        var total = reader.CountObservations(Filter, Point);
        var rows = RowsBehindCursor();
        var isLast = rows.Count <= Limit;
        if (!isLast) rows.RemoveAt(Limit);
        return new ObservationRows(rows, total, isLast ? null : CursorBehind(rows[^1].Position).Write(unchanging));
    }

    private List<IndexedObservation> RowsBehindCursor()
    {
        if (cursor is null) return RowsBehind(null);
        if (cursor.Values is not [string report, long revision, long sequence, ..]) throw Cursor.Expired(query);
        try
        {
            return RowsBehind(new ObservationPosition(report, (int)revision, (int)sequence, [.. cursor.Values.Skip(3)]));
        }
        catch (ArgumentException)
        {
            // The index has been made anew and does not have that row.
            throw Cursor.Expired(query);
        }
    }

    private List<IndexedObservation> RowsBehind(ObservationPosition? after) =>
        [.. reader.Observations(Filter, Point, Sort, after, Limit + 1)];

    private Cursor CursorBehind(ObservationPosition last) =>
        new(Point.State, [last.ReportId, (long)last.Revision, (long)last.Sequence, .. last.Values]);
}

/// <summary>A page of observations.</summary>
/// <param name="Rows">In the order asked for.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Next">The cursor of the next page; null on the last one.</param>
public sealed record ObservationRows(IReadOnlyList<IndexedObservation> Rows, long Total, string? Next);
