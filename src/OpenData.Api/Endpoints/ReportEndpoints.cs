using OpenData.Api.Fields;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary><c>/reports</c> and what is below it, but the texts.</summary>
public sealed class ReportEndpoints(ObservationIndex index, ReferenceData reference)
{
    private static readonly string[] States = ["current", "withdrawn", "all"];

    public static Route ListRoute { get; } = new(
        "Reports",
        "/reports",
        new("报告列表", "Reports"),
        [
            CommonParameters.TownshipId,
            CommonParameters.Within,
            new("year", ParameterKind.Year, new("报告所述时期开始的年份。", "Year in which the report's period begins.")) { IsList = true },
            new("kind", ParameterKind.Word, new("报告种类。", "Kind of report.")) { IsList = true, Allowed = Codes<ReportKind>.All },
            new("q", ParameterKind.Text, new("在标题中查找，空格分隔的词须全部出现。", "Searches the title; all words parted by blanks must occur.")),
            new("state", ParameterKind.Word, new("当前、已撤回，或全部。", "Current, withdrawn, or both.")) 
            {
                IsList = true,
                Allowed = States,
                Default = "current",
            },
            CommonParameters.AsOf,
            .. CommonParameters.OfLists,
        ]);

    public static Route OneRoute { get; } = new(
        "Report", "/reports/{id}", new("一份报告及其全部版次", "One report with all its revisions"), [CommonParameters.Lang]);

    public static Route RevisionRoute { get; } = new(
        "Revision",
        "/reports/{id}/revisions/{n}",
        new("报告的一个版次，及其与上一版的差异", "One revision of a report, with its changes against the one before"),
        [CommonParameters.Lang]);

    public Answer List(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = request.Query;
        using var reader = index.Read();
        var filter = new ReportFilter
        {
            TownshipIds = query.TownshipIds(reader, reference),
            Within = query.Within(),
            Years = query.List<int>("year", ObservationParameters.TryYear,
                word => ObservationParameters.NotA("year", word, "年份，如 2019", "a year such as 2019")).ToValueList(),
            Kinds = query.Codes<ReportKind>("kind").ToValueList(),
            Words = query.SearchWords("q").ToValueList(),
            States = ReadStates(query),
        };
        var page = PageRequest.Read(request);
        var point = query.PointIn(reader, page.Cursor);
        return ListAnswer.Of(request, point, page.MediaType, MakePage, page.Bom);

        Page<RevisionState> MakePage()
        {
            var rows = reader.Reports(filter, point, page.LastId, page.Limit + 1);
            return page.Of(RevisionFields.All, rows, reader.CountReports(filter, point), point, last => last.Revision.ReportId);
        }
    }

    public Answer One(ApiRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        Format.RequireJson(request);
        using var reader = index.Read();
        var revisions = RevisionsOf(reader, id);
        return ListAnswer.Single(request, reader.Head, json =>
        {
            json.WriteStartObject();
            JsonRecords.WriteFields(json, RevisionFields.All, revisions[^1]);
            json.WriteList("revisions", revisions, revision => JsonRecords.Write(json, RevisionFields.All, revision));
            json.WriteEndObject();
        });
    }

    public Answer Revision(ApiRequest request, string id, string number)
    {
        ArgumentNullException.ThrowIfNull(request);
        Format.RequireJson(request);
        using var reader = index.Read();
        var revisions = RevisionsOf(reader, id);
        var revision = Find(revisions, id, number);
        return ListAnswer.Single(request, reader.Head, json =>
        {
            var before = revisions.LastOrDefault(state => state.Revision.Revision < revision.Revision.Revision);
            json.WriteStartObject();
            JsonRecords.WriteFields(json, RevisionFields.All, revision);
            json.WritePropertyName("changes");
            if (before is null) json.WriteNull();
            else RevisionChanges.Between(reader, before.Revision, revision.Revision).Write(json);
            json.WriteEndObject();
        });
    }

    /// <summary>All revisions of a report that is not withdrawn.</summary>
    /// <exception cref="ProblemException">There is none, or the report was withdrawn.</exception>
    public static IReadOnlyList<RevisionState> RevisionsOf(IndexReader reader, string id)
    {
        var revisions = reader.RevisionsOf(id, reader.Head);
        if (revisions.Count == 0) throw new ProblemException(Problems.NotFound("report", id));
        if (revisions[^1] is { State: RecordState.Withdrawn } withdrawn)
            throw new ProblemException(Problems.Withdrawn(id, withdrawn.Ended!));
        return revisions;
    }

    /// <summary>For what is of a report and has been found.</summary>
    /// <exception cref="ProblemException">The report was withdrawn.</exception>
    public static void RequireVisible(IndexReader reader, string id)
    {
        if (reader.WithdrawalOf(id, reader.Head) is { } withdrawal) throw new ProblemException(Problems.Withdrawn(id, withdrawal));
    }

    /// <summary>One of a report's revisions, by its number as written.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public static RevisionState Find(IReadOnlyList<RevisionState> revisions, string id, string number) =>
        revisions.FirstOrDefault(state => state.Revision.Id == $"{id}.{number}")
            ?? throw new ProblemException(Problems.NotFound("revision", $"{id}.{number}"));

    private static ValueList<RecordState> ReadStates(Query query)
    {
        var words = query.Words<string>("state", (string word, out string state) => States.Contains(state = word), States);
        return words.Contains("all") ? [RecordState.Current, RecordState.Withdrawn] : words.Select(Codes<RecordState>.Parse).ToValueList();
    }
}
