namespace OpenData.Api;

/// <summary>The terms under which all data are given.</summary>
public static class License
{
    public const string Id = "CC-BY-4.0";

    public const string Url = "https://creativecommons.org/licenses/by/4.0/";

    public static Bilingual Title { get; } = new("知识共享署名 4.0 国际", "Creative Commons Attribution 4.0 International");
}
