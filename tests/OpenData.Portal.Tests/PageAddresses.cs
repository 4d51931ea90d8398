namespace OpenData.Portal.Tests;

/// <summary>One address for each page and for each of its states that look different; the tests of all pages go through them, here and in a browser.</summary>
public static class PageAddresses
{
    public const string Township = "430681104";
    public const string OtherTownship = "430681101";
    public const string Indicator = "toilet.renovated";

    public static TheoryData<string> All => [.. Chinese, .. Chinese.Select(path => path == "/" ? "/en" : "/en" + path)];

    private static IEnumerable<string> Chinese =>
    [
        "/",
        "/search",
        "/search?q=厕所",
        "/explore",
        "/explore?topic=environment&status=actual",
        "/explore?q=没有这样的词",
        "/townships",
        "/townships?within=43&q=白水",
        $"/townships/{Township}",
        "/townships/110101001",
        "/indicators",
        "/indicators?topic=environment",
        $"/indicators/{Indicator}",
        $"/embed/indicators/{Indicator}",
        "/compare",
        $"/compare?indicator_id={Indicator}&township_id={Township},{OtherTownship}",
    ];
}
