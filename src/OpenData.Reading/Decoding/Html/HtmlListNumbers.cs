using System.Globalization;
using AngleSharp.Dom;
using OpenData.Reading.Decoding.Lists;

namespace OpenData.Reading.Decoding.Html;

/// <summary>Counts the items of an <c>ol</c> as a browser does: <c>type</c>, <c>start</c>, <c>reversed</c>, <c>value</c>, and the list styles in use.</summary>
internal sealed class HtmlListNumbers
{
    private readonly NumeralStyle style;
    private readonly string before;
    private readonly string after;
    private readonly bool isReversed;
    private int next;

    public HtmlListNumbers(IElement list)
    {
        (style, before, after) = Style(list);
        isReversed = list.HasAttribute("reversed");
        next = Number(list, "start") ?? (isReversed ? list.Elements().Count(child => child.LocalName == "li") : 1);
    }

    /// <summary>The label of an item, <c>1.</c> or <c>（一）</c>; null where items have none.</summary>
    public string? Next(IElement item)
    {
        var number = Number(item, "value") ?? next;
        next = isReversed ? number - 1 : number + 1;
        return style == NumeralStyle.None ? null : before + ListNumerals.Write(number, style) + after;
    }

    /// <summary>The label that Word writes out before a list's item when it saves a page; empty for a bullet, null for any other element.</summary>
    public static string? OfWord(IElement element)
    {
        if (element.GetAttribute("style") is not { } style || !style.Contains("mso-list:Ignore", StringComparison.OrdinalIgnoreCase)) return null;
        var written = element.TextContent.Trim();

        // Bullets are letters of a pictorial font: l, n, u, Ø.
        return written.Length > 1 && written.Any(char.IsLetterOrDigit) ? written : "";
    }

    /// <summary>Numbers that were typed win over those a list would count, which the site's style sheet then hides.</summary>
    public static string WithLabel(string? label, string text) =>
        label is null || ListLabel.BeginsWithNumber(text) ? text : ListLabel.Join(label, text);

    private static (NumeralStyle Style, string Before, string After) Style(IElement list)
    {
        // The editor UEditor, in wide use, has numbering styles of its own, named by classes.
        foreach (var name in list.ClassList)
        {
            switch (name)
            {
                case "custom_num": return (NumeralStyle.Decimal, "", "、");
                case "custom_num1": return (NumeralStyle.Decimal, "", ")");
                case "custom_num2": return (NumeralStyle.Decimal, "(", ")");
                case "custom_cn": return (NumeralStyle.Chinese, "", "、");
                case "custom_cn1": return (NumeralStyle.Chinese, "", ")");
                case "custom_cn2": return (NumeralStyle.Chinese, "(", ")");
            }
        }

        var numerals = OfStyleSheet(list.GetAttribute("style")) ?? OfType(list.GetAttribute("type"));
        return (numerals, "", numerals is NumeralStyle.Chinese or NumeralStyle.ChineseDigits or NumeralStyle.ChineseFormal or NumeralStyle.HeavenlyStems ? "、" : ".");
    }

    private static NumeralStyle OfType(string? type) => type switch
    {
        "a" => NumeralStyle.LowerLetter,
        "A" => NumeralStyle.UpperLetter,
        "i" => NumeralStyle.LowerRoman,
        "I" => NumeralStyle.UpperRoman,
        _ => NumeralStyle.Decimal,
    };

    private static NumeralStyle? OfStyleSheet(string? style)
    {
        const string Property = "list-style";
        var at = style?.IndexOf(Property, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0) return null;
        var declaration = style!.AsSpan(at);
        var end = declaration.IndexOf(';');
        var words = (end < 0 ? declaration : declaration[..end]).ToString().Split([':', ' '], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            NumeralStyle? found = word switch
            {
                "none" or "disc" or "circle" or "square" => NumeralStyle.None,
                "decimal" => NumeralStyle.Decimal,
                "decimal-leading-zero" => NumeralStyle.DecimalWithZero,
                "lower-alpha" or "lower-latin" => NumeralStyle.LowerLetter,
                "upper-alpha" or "upper-latin" => NumeralStyle.UpperLetter,
                "lower-roman" => NumeralStyle.LowerRoman,
                "upper-roman" => NumeralStyle.UpperRoman,
                "cjk-ideographic" or "simp-chinese-informal" or "trad-chinese-informal" => NumeralStyle.Chinese,
                "cjk-decimal" => NumeralStyle.ChineseDigits,
                "simp-chinese-formal" => NumeralStyle.ChineseFormal,
                "trad-chinese-formal" => NumeralStyle.ChineseFormalTraditional,
                "cjk-heavenly-stem" => NumeralStyle.HeavenlyStems,
                "cjk-earthly-branch" => NumeralStyle.EarthlyBranches,
                _ => null,
            };
            if (found is not null) return found;
        }

        return null;
    }

    private static int? Number(IElement element, string attribute) =>
        int.TryParse(element.GetAttribute(attribute), NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var number)
            && number is > -1_000_000 and < 1_000_000
            ? number
            : null;
}
