using Microsoft.AspNetCore.Http;
using OpenData.Api.Http;
using OpenData.Api.Uploads;
using OpenData.Observations;
using OpenData.Portal.Readings;
using OpenData.Portal.Texts;
using OpenData.Storage;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Upload;

/// <summary>Reads a draft at once and keeps nothing of it; with a township's key, publishes the file.</summary>
public sealed class UploadPage(UploadDesk desk, ObservationIndex index, Gate gate) : IPage
{
    /// <summary>How long an answer without script waits for the report to be published; most take seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    public PageRoute Route { get; } = new("/upload") { Parameters = ["township_id", "name"], TakesForms = true, IsOfTheData = false };

    public async Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var model = HttpMethods.IsPost(request.Context.Request.Method)
            ? await AnswerAsync(request)
            : new UploadModel(UploadForm.Empty with { TownshipId = request.Query["township_id"], Name = request.Query["name"] });
        return PageContent.Of<UploadView>(model, UploadTexts.Title) with
        {
            Status = model.Problem?.Status ?? 200,
            Styles = ["site/reader.css", "site/upload.css"],
            Module = "site/upload.mjs",
            Description = UploadTexts.Lead,
        };
    }

    /// <summary>What is wrong with what was sent is said on the page itself, so that nothing typed is lost.</summary>
    private async Task<UploadModel> AnswerAsync(PageRequest request)
    {
        var form = UploadForm.Empty;
        try
        {
            (form, var key) = await UploadForm.ReadAsync(request.Context.Request, request.Aborted);
            var sender = gate.ClientOf(request.Context);
            if (!form.Publishes) return Read(sender, form);
            if (form.TownshipId is null || form.FileName is null) form = Completed(sender, form);
            return await PublishAsync(sender, form, key, request.Aborted);
        }
        catch (ProblemException failure)
        {
            return new UploadModel(form) { Problem = failure.Problem };
        }
    }

    private UploadModel Read(string sender, UploadForm form)
    {
        var draft = desk.Read(sender, form.Content, HintOf(form));
        var reading = new ReadText(draft.Text, [.. draft.Observations.Select(one => ReadFigure.Of(one, draft.Findings))], draft.Findings)
        {
            Title = draft.Title,
            Sections = draft.Sections,
            Period = draft.Period?.ToString(),
            Diagnostics = draft.Diagnostics,
        };
        return new UploadModel(Completed(form, draft)) { Draft = draft, Reading = reading };
    }

    private async Task<UploadModel> PublishAsync(string sender, UploadForm form, string? key, CancellationToken aborted)
    {
        var taken = await desk.SendAsync(sender, key, form.TownshipId, form.FileName, form.Content, aborted);
        var outcome = await desk.WaitAsync(taken, Patience, aborted);
        if (outcome is { Report: { } report, Revision: { } revision }) await UntilShownAsync(report.ToString(), revision, aborted);
        return new UploadModel(form) { Sent = outcome };
    }

    /// <summary>The index follows what is published by moments; the link below must not be ahead of it.</summary>
    private async Task UntilShownAsync(string report, int revision, CancellationToken aborted)
    {
        for (var end = DateTimeOffset.UtcNow + Patience; DateTimeOffset.UtcNow < end; await Task.Delay(100, aborted))
        {
            using var reader = index.Read();
            if (reader.RevisionsOf(report, reader.Head).Any(state => state.Revision.Revision == revision)) return;
        }
    }

    /// <summary>What the sender left to the text, found in it.</summary>
    private UploadForm Completed(string sender, UploadForm form) => Completed(form, desk.Read(sender, form.Content, HintOf(form)));

    private static UploadForm Completed(UploadForm form, ReadReport draft) => form with
    {
        TownshipId = form.TownshipId ?? draft.Township?.Id,
        Name = form.FileName ?? (draft.Period is { } period ? $"{period.ToString().Replace('/', '_')}.txt" : null),
    };

    private static ReportHint HintOf(UploadForm form) => new(
        form.TownshipId is { } township && ReportId.IsTownshipId(township) ? township : null,
        form.FileName is { } name && UploadPath.IsFileName(name) ? name : null);
}

/// <summary>What the upload page shows.</summary>
/// <param name="Form">What was sent, to be sent again.</param>
public sealed record UploadModel(UploadForm Form)
{
    /// <summary>What was read of a draft; null where nothing was to be read.</summary>
    public ReadReport? Draft { get; init; }

    /// <summary>The same, to be shown.</summary>
    public ReadText? Reading { get; init; }

    /// <summary>What became of an upload; null where nothing was to be published.</summary>
    public Ingestion? Sent { get; init; }

    /// <summary>What is wrong with what was sent.</summary>
    public Problem? Problem { get; init; }
}
