using Microsoft.AspNetCore.Components;
using OpenData.Api;

namespace OpenData.Portal;

/// <summary>What all components can do: say something in the page's language, and link.</summary>
public abstract class PortalComponent : ComponentBase
{
    [CascadingParameter]
    public required Site Site { get; set; }

    protected bool IsChinese => Site.Language == Language.Zh;

    protected string T(Bilingual words) => words.In(Site.Language);

    protected string Href(string path) => Site.Href(path);
}
