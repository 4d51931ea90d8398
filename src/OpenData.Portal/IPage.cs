namespace OpenData.Portal;

/// <summary>One page: where it lies, and how what it shows is found.</summary>
public interface IPage
{
    PageRoute Route { get; }

    /// <summary>Finds what the page shows; throws <see cref="OpenData.Api.Http.ProblemException"/> where that can't be.</summary>
    Task<PageContent> OpenAsync(PageRequest request);
}

/// <summary>Where a page lies.</summary>
/// <param name="Template">Below the language, as in <c>/townships/{id}</c>.</param>
public sealed record PageRoute(string Template)
{
    /// <summary>Names of the query's parameters; others are left out of the page's address.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>Whether a form is sent to it.</summary>
    public bool TakesForms { get; init; }

    /// <summary>Whether other sites may show it in a frame.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>Whether what it shows changes with the published data alone, so that browsers may keep it while these stay.</summary>
    public bool IsOfTheData { get; init; } = true;
}
