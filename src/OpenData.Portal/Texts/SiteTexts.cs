using OpenData.Api;

namespace OpenData.Portal.Texts;

/// <summary>Words that stand on every page.</summary>
internal static class SiteTexts
{
    public static readonly Bilingual Name = new("乡镇数据开放平台", "Township Open Data");
    public static readonly Bilingual SkipToContent = new("跳到正文", "Skip to content");
    public static readonly Bilingual MainNavigation = new("主导航", "Main navigation");
    public static readonly Bilingual Menu = new("菜单", "Menu");
    public static readonly Bilingual OtherLanguage = new("English", "中文");
    public static readonly Bilingual Search = new("搜索", "Search");
    public static readonly Bilingual SearchHint = new("乡镇、指标，或原文中的词", "Township, indicator or words");

    public static readonly Bilingual Home = new("首页", "Home");
    public static readonly Bilingual Townships = new("乡镇", "Townships");
    public static readonly Bilingual Indicators = new("指标", "Indicators");
    public static readonly Bilingual Explore = new("数据", "Explore");
    public static readonly Bilingual Compare = new("比较", "Compare");
    public static readonly Bilingual Promises = new("计划与结果", "Promises");
    public static readonly Bilingual Quality = new("质量", "Quality");
    public static readonly Bilingual Upload = new("上传", "Upload");
    public static readonly Bilingual Developers = new("开发者", "Developers");
    public static readonly Bilingual ApiName = new("接口", "API");

    public static readonly Bilingual License = new("数据：知识共享署名 4.0（CC BY 4.0）", "Data: CC BY 4.0");
    public static readonly Bilingual FromReports = new(
        "数据由程序从乡镇公开的工作报告中读出，每个数字都附有原句。", "All figures are read by machine from published township reports, each with its sentence.");
}
