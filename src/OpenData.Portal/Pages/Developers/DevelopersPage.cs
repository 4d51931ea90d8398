using OpenData.Portal.Texts;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Developers;

/// <summary>How to use the data from a program: quick starts, the routes, exports, limits, what changed.</summary>
public sealed class DevelopersPage : IPage
{
    public PageRoute Route { get; } = new("/developers");

    public Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var model = new DevelopersModel(
            [.. ApiOperation.All.GroupBy(operation => operation.Group)],
            QuickStart.For(request.Site.Origin),
            request.Reader.CountObservations(ObservationFilter.Everything, request.Reader.Head),
            Changelog.Current);
        return Task.FromResult(PageContent.Of<DevelopersView>(model, SiteTexts.Developers) with
        {
            Styles = ["site/developers.css"],
            Module = "site/developers.mjs",
            Description = DeveloperTexts.Lead,
        });
    }
}

/// <summary>What the page for developers shows.</summary>
/// <param name="Operations">By what they are about.</param>
/// <param name="QuickStarts">In the order to show them.</param>
/// <param name="Figures">How many there are.</param>
/// <param name="Changelog">The newest first.</param>
public sealed record DevelopersModel(
    IReadOnlyList<IGrouping<string, ApiOperation>> Operations, IReadOnlyList<QuickStart> QuickStarts, long Figures, IReadOnlyList<ChangelogEntry> Changelog);
