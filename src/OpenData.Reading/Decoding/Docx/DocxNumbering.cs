using System.Text;
using OpenData.Reading.Decoding.Lists;

namespace OpenData.Reading.Decoding.Docx;

/// <summary>
/// The automatic numbers of a document: their definitions, and how far each list has counted. Lists that share a definition go on
/// counting from one another, unless one says that it starts anew; a level starts anew below each item of a higher one.
/// </summary>
internal sealed class DocxNumbering(IReadOnlyDictionary<int, NumberingInstance> instances)
{
    /// <summary>The reference in a paragraph's or a style's properties: which list, and its level from 0.</summary>
    public static (int? NumberingId, int? Level) ReadReference(WordXml xml)
    {
        (int? id, int? level) = (null, null);
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "numId") id = xml.Number;
            else if (xml.Name == "ilvl") level = xml.Number;
        }

        return (id, level);
    }

    /// <summary>The level at which a list numbers paragraphs of a style by itself; null where it doesn't.</summary>
    public int? LevelOfStyle(int numberingId, string? style)
    {
        if (style is null || !instances.TryGetValue(numberingId, out var instance)) return null;
        for (var level = 0; level < NumberingLevel.Count; level++)
        {
            if (instance.Level(level).ParagraphStyle == style) return level;
        }

        return null;
    }

    /// <summary>Counts one item and gives its label: <c>一、</c>, <c>（3）</c>, <c>2.1</c>. Empty for bullets, which are ornaments.</summary>
    public string Next(int numberingId, int level)
    {
        if (!instances.TryGetValue(numberingId, out var instance)) return "";
        level = Math.Clamp(level, 0, NumberingLevel.Count - 1);
        Count(instance, level);

        var definition = instance.Level(level);
        if (definition.IsBullet) return "";
        var label = new StringBuilder();
        var text = definition.Text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 1 < text.Length && text[i + 1] is >= '1' and <= '9')
            {
                var part = text[++i] - '1';
                var numerals = definition.IsDecimalThroughout ? NumeralStyle.Decimal : instance.Level(part).Numerals;
                label.Append(ListNumerals.Write(instance.Counters[part] ?? instance.Start(part), numerals));
            }
            else if (!VisibleText.IsInvisible(text[i]) && text[i] is not (>= '\uE000' and <= '\uF8FF'))
            {
                label.Append(text[i]);
            }
        }

        return label.ToString().Trim(' ', '\t', '\u3000');
    }

    private static void Count(NumberingInstance instance, int level)
    {
        var counters = instance.Counters;
        if (instance.BeginsAnew(level)) counters[level] = null;
        counters[level] = counters[level] is { } last ? Math.Min(last, int.MaxValue - 1) + 1 : instance.Start(level);
        for (var below = level + 1; below < NumberingLevel.Count; below++)
        {
            if (level < (instance.Level(below).RestartsAfter ?? below)) counters[below] = null;
        }
    }
}
