using System.Collections.Frozen;
using OpenData.Reading.Characters;
using OpenData.Reading.Words;

namespace OpenData.Reading.Decoding.Html;

/// <summary>The lists of <c>page-words.txt</c>, in plain characters.</summary>
internal static class PageWords
{
    private static readonly Dictionary<string, string[]> Lists =
        WordFile.Read("page-words.txt").ToDictionary(list => list.Key, list => list.Value.Select(PlainCharacters.Of).ToArray(), StringComparer.Ordinal);

    public static FrozenSet<string> ArticleNames { get; } = Set("article-names");

    public static FrozenSet<string> FurnitureWords { get; } = Set("furniture-words");

    public static string[] FurnitureStems { get; } = Lists["furniture-stems"];

    public static FrozenSet<string> HiddenNames { get; } = Set("hidden-names");

    public static FrozenSet<string> TitleWords { get; } = Set("title-words");

    /// <summary>True for a label that is kept, false for one that is left out with what follows it.</summary>
    public static WordTable<bool> Labels { get; } = new(
        Lists["kept-labels"].Select(label => KeyValuePair.Create(label, true))
            .Concat(Lists["dropped-labels"].Select(label => KeyValuePair.Create(label, false))));

    /// <summary>To be matched from their ends.</summary>
    public static WordTable<bool> Buttons { get; } = new(Lists["buttons"].Select(word => KeyValuePair.Create(word, true)), backwards: true);

    public static string[] BreadcrumbOpenings { get; } = Lists["breadcrumb-openings"];

    public static string[] FurnitureOpenings { get; } = Lists["furniture-openings"];

    public static string[] FurnitureMarks { get; } = Lists["furniture-marks"];

    public static string[] TitleMarks { get; } = Lists["title-marks"];

    public static string[] FilingMarks { get; } = Lists["filing-marks"];

    public static string[] RelatedHeadings { get; } = Lists["related-headings"];

    public static string[] AttachmentMarks { get; } = Lists["attachment-marks"];

    private static FrozenSet<string> Set(string name) => Lists[name].ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
