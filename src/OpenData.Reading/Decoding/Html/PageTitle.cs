using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace OpenData.Reading.Decoding.Html;

/// <summary>What a page calls its article: the <c>ArticleTitle</c> of the government website standard, or the page's own title.</summary>
internal static class PageTitle
{
    private const int MinLength = 6;

    private static readonly string[] MetaNames = ["ArticleTitle", "og:title"];

    /// <summary>Between an article's name and its site's, as in 白水镇2017年工作总结_汨罗市人民政府.</summary>
    private const string Separators = "_|｜-—–·>»:";

    /// <summary>Names of sites, and of templates that nobody gave a title.</summary>
    private static readonly string[] SiteEndings =
    [
        "人民政府", "政府网", "党政网", "网站", "门户", "首页", "信息网", "政务网", "信息公开", "详细页", "详情页", "内容页", "详情", "详细信息", "正文",
    ];

    public static string Of(IHtmlDocument document)
    {
        foreach (var meta in document.All.OfType<IHtmlMetaElement>())
        {
            if (MetaNames.Contains(meta.Name, StringComparer.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(meta.Content)) return meta.Content.Trim();
        }

        return document.All.OfType<IHtmlTitleElement>().FirstOrDefault()?.TextContent.Trim() ?? "";
    }

    /// <summary>The article's name in a page's title; null where that is only a site's or a template's.</summary>
    public static string? WithoutSite(string title)
    {
        var start = 0;
        for (var i = 0; i <= title.Length; i++)
        {
            if (i < title.Length && !IsSeparator(title, i)) continue;
            var part = title[start..i].Trim();
            if (IsArticle(part)) return part;
            start = i + 1;
        }

        return null;
    }

    private static bool IsArticle(string part) =>
        part.Length >= MinLength && ChineseText.IsChinese(part) && !SiteEndings.Any(ending => part.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>But not the one of 2017-2018年度.</summary>
    private static bool IsSeparator(string title, int at) =>
        Separators.Contains(title[at], StringComparison.Ordinal) && !(at > 0 && at + 1 < title.Length && char.IsDigit(title[at - 1]) && char.IsDigit(title[at + 1]));
}
