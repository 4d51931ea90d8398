namespace OpenData.Portal.Tests;

/// <summary>One address for each page, with the samples' ids; the tests of all pages go through them.</summary>
public static class PageAddresses
{
    public static TheoryData<string> All => [.. Chinese, .. Chinese.Select(path => path == "/" ? "/en" : "/en" + path)];

    private static IEnumerable<string> Chinese =>
    [
        "/",
        "/explore",
        "/explore?topic=social-security&status=actual",
    ];
}
