using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace OpenData.Reading.Decoding.Html;

/// <summary>What a page calls its article: the <c>ArticleTitle</c> of the government website standard, or the page's own title.</summary>
internal static class PageTitle
{
    private static readonly string[] MetaNames = ["ArticleTitle", "og:title"];

    /// <summary>Sites put their own name behind the article's, as in 白水镇2017年工作总结_汨罗市人民政府.</summary>
    private static readonly string[] Separators = ["_", "|", " - ", "-", "—", "–", "·", ">>", "::"];

    /// <summary>Names of sites, and of templates that nobody gave a title.</summary>
    private static readonly string[] SiteEndings = ["人民政府", "政府网", "网站", "门户", "首页", "信息网", "政务网", "信息公开", "详细页", "详情页", "内容页", "详情", "详细信息", "正文"];

    public static string Of(IHtmlDocument document)
    {
        foreach (var meta in document.All.OfType<IHtmlMetaElement>())
        {
            if (MetaNames.Contains(meta.Name, StringComparer.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(meta.Content)) return meta.Content.Trim();
        }

        return document.All.OfType<IHtmlTitleElement>().FirstOrDefault()?.TextContent.Trim() ?? "";
    }

    /// <summary>The article's name in the page's title, to be used where the page itself shows none; null where it is only a site's or a template's.</summary>
    public static string? WithoutSite(string title)
    {
        foreach (var separator in Separators)
        {
            var at = title.IndexOf(separator, StringComparison.Ordinal);
            if (at > 0) title = title[..at];
        }

        title = title.Trim();
        var isSite = SiteEndings.Any(ending => title.EndsWith(ending, StringComparison.Ordinal));
        return isSite || title.Length < 6 || !ChineseText.IsChinese(title) ? null : title;
    }
}
