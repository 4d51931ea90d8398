using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace OpenData.Portal;

/// <summary>Finds the page of a path. A template without parameters goes before one that has them.</summary>
public sealed class PageTable
{
    private readonly List<(IPage Page, TemplateMatcher Matcher)> pages;

    public PageTable(IEnumerable<IPage> pages)
    {
        this.pages = pages
            .OrderBy(page => page.Route.Template.Count(c => c == '{'))
            .Select(page => (page, new TemplateMatcher(TemplateParser.Parse(page.Route.Template.TrimStart('/')), [])))
            .ToList();
    }

    public IEnumerable<IPage> All => pages.Select(entry => entry.Page);

    /// <summary>The page at a path, with the values of its template's parameters; null where there is none that knows the method.</summary>
    public (IPage Page, RouteValueDictionary Values)? Find(string path, string method)
    {
        foreach (var (page, matcher) in pages)
        {
            var values = new RouteValueDictionary();
            if (matcher.TryMatch(path, values) && (page.Route.TakesForms || !HttpMethods.IsPost(method))) return (page, values);
        }

        return null;
    }
}
