namespace OpenData.Portal.Tests;

/// <summary>One address for each page and for each of its states that look different; the tests of all pages go through them, here and in a browser.</summary>
public static class PageAddresses
{
    public const string Township = "430681104";
    public const string OtherTownship = "430681101";
    public const string Indicator = "toilet.renovated";

    public static TheoryData<string> All => InBothLanguages(Chinese);

    /// <summary>Pages that show the text of a report, which only one that was really published has.</summary>
    public static TheoryData<string> OfTexts => InBothLanguages([$"/reports/{Township}-2023", $"/reports/{Township}-2023?topic=environment#o1"]);

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
        $"/townships/{Township}?topic=environment",
        "/townships/110101001",
        "/indicators",
        "/indicators?topic=environment",
        $"/indicators/{Indicator}",
        $"/embed/indicators/{Indicator}",
        "/compare",
        $"/compare?indicator_id={Indicator}&township_id={Township},{OtherTownship}",
        "/promises",
        "/promises?show=all",
        "/quality",
        "/quality?within=430681",
        "/upload",
        "/developers",
        "/developers/observations?year=2023&limit=2",
        "/developers/sendUpload",
    ];

    private static TheoryData<string> InBothLanguages(IEnumerable<string> chinese)
    {
        var paths = chinese.ToList();
        return [.. paths, .. paths.Select(path => path == "/" ? "/en" : "/en" + path)];
    }
}
