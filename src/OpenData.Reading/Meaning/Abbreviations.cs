using OpenData.Reading.Words;

namespace OpenData.Reading.Meaning;

/// <summary>Short forms that clerks write at the beginning of a phrase, and what they stand for.</summary>
internal static class Abbreviations
{
    private static readonly WordTable<string> List = new(
        [new("城低保", "城市低保"), new("农低保", "农村低保"), new("公岗", "公益性岗位"), new("公益岗", "公益性岗位"), new("社零", "社会消费品零售"), new("固投", "固定资产投资")]);

    public static string Expand(string phrase) => List.TryMatch(phrase, 0, out var full, out var length) ? full + phrase[length..] : phrase;
}
