using OpenData.Api.Endpoints;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Observations;
using OpenData.Portal.Readings;
using OpenData.Portal.Texts;
using OpenData.Reading;
using OpenData.Storage;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Reports;

/// <summary>The report reader: a revision's text with every number in its sentence, and beside it what was read.</summary>
public sealed class ReportPage(TextStore texts) : IPage
{
    private static readonly Parameter[] Asked =
    [
        .. ObservationParameters.Filters.Where(parameter => parameter.Name is "topic" or "status"),
        new("check", ParameterKind.Word, new("只看核查不一致的数字。", "Only figures that a check did not find to agree.")) { Allowed = ["differs"] },
    ];

    public PageRoute Route { get; } = new("/reports/{id}") { Parameters = ["revision", .. Asked.Select(parameter => parameter.Name)] };

    public async Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (reader, query) = (request.Reader, request.Query);
        var revisions = ReportEndpoints.RevisionsOf(reader, request["id"]);
        var shown = query["revision"] is { } number ? ReportEndpoints.Find(revisions, request["id"], number) : revisions[^1];
        var revision = shown.Revision;
        var text = await texts.ReadAsync(ReportId.Parse(revision.ReportId), revision.Revision, request.Aborted)
            ?? throw new ProblemException(Problems.NotFound("text", revision.Id));
        var before = revisions.LastOrDefault(state => state.Revision.Revision < revision.Revision)?.Revision;
        var changes = before is null ? null : RevisionChanges.Between(reader, before, revision);
        var figures = reader.ObservationsOf(revision).ConvertAll(ReadFigure.Of);
        var model = new ReportModel
        {
            Query = query,
            Shown = shown,
            Revisions = revisions,
            Before = before,
            Changes = changes,
            Reading = new ReadText(text, figures, [.. reader.FindingsOf(revision).Select(found => found.Finding)])
            {
                Title = revision.Title,
                Sections = ReportReader.SectionsOf(text, revision.Township),
                Period = revision.Period.ToString(),
                Changed = changes is null ? new HashSet<int>() : [.. changes.Changed.Select(pair => pair.To.Sequence), .. changes.Added.Select(row => row.Sequence)],
                Focus = FocusIn(query),
            },
        };
        var title = revision.Title ?? revision.ReportId;
        return PageContent.Of<ReportView>(model, new(title, title)) with
        {
            Styles = ["site/reader.css"],
            Module = "site/reader.mjs",
            Description = ReportTexts.Description(revision.Township, figures.Count),
        };
    }

    private static ReadFocus FocusIn(PageQuery asked)
    {
        var query = new Query(asked.With(("revision", null)), Asked);
        var focus = new ReadFocus(query.Codes<Topic>("topic"), query.Codes<ObservationStatus>("status"), query.Word("check", ["differs"], "") == "differs");
        query.ThrowIfWrong();
        return focus;
    }
}

/// <summary>What the report reader shows.</summary>
public sealed record ReportModel
{
    public required PageQuery Query { get; init; }

    /// <summary>The revision whose text is shown.</summary>
    public required RevisionState Shown { get; init; }

    /// <summary>All revisions, oldest first.</summary>
    public required IReadOnlyList<RevisionState> Revisions { get; init; }

    /// <summary>The revision before the one shown; null for the first.</summary>
    public required IndexedRevision? Before { get; init; }

    /// <summary>What is different from <see cref="Before"/>; null for the first revision.</summary>
    public required RevisionChanges? Changes { get; init; }

    public required ReadText Reading { get; init; }
}
