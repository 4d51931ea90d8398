using System.Text;
using Microsoft.AspNetCore.Http;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Observations;
using OpenData.Storage;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary><c>/reports/{id}/revisions/{n}/text</c>: the text that all offsets point into.</summary>
public sealed class TextEndpoints(ObservationIndex index, TextStore texts)
{
    public static Route Route { get; } = new(
        "RevisionText", "/reports/{id}/revisions/{n}/text", new("报告文本", "The report's text"), [CommonParameters.Lang]);

    public async Task<IResult> TextAsync(ApiRequest request, string id, string number)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Query.ThrowIfWrong();
        Format.Of(request, "txt");
        IndexedRevision revision;
        using (var reader = index.Read())
        {
            revision = ReportEndpoints.Find(ReportEndpoints.RevisionsOf(reader, id), id, number).Revision;
        }

        // A revision's text never changes: neither the state of the data nor the language is part of its version.
        var version = new Http.Version(0, revision.CreatedAt, revision.Id, revision.ContentHash, revision.ReaderVersion);
        var body = version.IsKnownTo(request.Context.Request)
            ? null
            : await texts.ReadAsync(ReportId.Parse(id), revision.Revision, request.Aborted)
                ?? throw new ProblemException(Problems.NotFound("text", revision.Id));
        return new Answer
        {
            ContentType = MediaTypes.WithCharset(MediaTypes.Text),
            CacheControl = Caching.Immutable,
            Version = version,
            Body = body is null ? null : Encoding.UTF8.GetBytes(body),
        };
    }
}
