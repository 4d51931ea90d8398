namespace OpenData.Reading.Meaning;

/// <summary>Short forms that clerks write at the beginning of a phrase, and what they stand for.</summary>
internal static class Abbreviations
{
    private static readonly (string Short, string Full)[] List =
        [("城低保", "城市低保"), ("农低保", "农村低保"), ("公岗", "公益性岗位"), ("公益岗", "公益性岗位"), ("社零", "社会消费品零售"), ("固投", "固定资产投资")];

    public static string Expand(string phrase)
    {
        foreach (var (shortForm, full) in List)
        {
            if (phrase.StartsWith(shortForm, StringComparison.Ordinal)) return full + phrase[shortForm.Length..];
        }

        return phrase;
    }
}
