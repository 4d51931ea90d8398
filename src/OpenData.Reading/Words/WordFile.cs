using System.Reflection;

namespace OpenData.Reading.Words;

/// <summary>
/// Reads the word tables beside this file. A line <c>[name]</c> opens a list; below it stand its words, separated by blanks or lines;
/// <c>#</c> begins a comment.
/// </summary>
internal static class WordFile
{
    /// <summary>The lists of <c>phrases.txt</c>.</summary>
    public static IReadOnlyDictionary<string, string[]> Phrases { get; } = Read("phrases.txt");

    /// <summary>The lists of <c>numeral-words.txt</c>.</summary>
    public static IReadOnlyDictionary<string, string[]> NumeralWords { get; } = Read("numeral-words.txt");

    /// <exception cref="InvalidOperationException">There is no such resource.</exception>
    public static IReadOnlyDictionary<string, string[]> Read(string resourceName)
    {
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? current = null;
        foreach (var line in Lines(resourceName))
        {
            var text = line.Split('#', 2)[0].Trim();
            if (text.Length == 0) continue;
            if (text[0] == '[' && text[^1] == ']')
            {
                var name = text[1..^1];
                if (!lists.TryGetValue(name, out current)) lists.Add(name, current = []);
                continue;
            }

            if (current is null) throw new InvalidOperationException($"{resourceName}: words before the first [list].");
            current.AddRange(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return lists.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    public static IEnumerable<string> Lines(string resourceName)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(resourceName)
            ?? throw new InvalidOperationException($"The resource {resourceName} is missing from the assembly.");
        using var reader = new StreamReader(resource);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
