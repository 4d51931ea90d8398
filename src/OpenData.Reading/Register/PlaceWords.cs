using OpenData.Reading.Words;

namespace OpenData.Reading.Register;

/// <summary>The lists of <c>place-words.txt</c>.</summary>
internal static class PlaceWords
{
    private static readonly IReadOnlyDictionary<string, string[]> Lists = WordFile.Read("place-words.txt");

    public static IReadOnlyList<string> List(string name) => Lists[name];

    public static WordTable<bool> Table(string name, bool backwards = false) =>
        new(List(name).Select(word => KeyValuePair.Create(word, true)), backwards);
}
