namespace OpenData.Testing.Revisions;

/// <summary>Stands for the reader's table of characters, with the few that the samples use.</summary>
public static class PlainSample
{
    private const string Traditional = "產業農萬億３９％";
    private const string Simplified = "产业农万亿39%";

    public static string Of(string text) => string.Concat(text.Select(Plain));

    private static char Plain(char c) => Traditional.IndexOf(c, StringComparison.Ordinal) is var i and >= 0 ? Simplified[i] : c;
}
