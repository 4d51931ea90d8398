using System.Net;
using Microsoft.AspNetCore.Components;
using OpenData.Api;
using OpenData.Observations;
using OpenData.Portal.Texts;
using OpenData.Storage.Index;

namespace OpenData.Portal.Parts;

/// <summary>A number as people read it; the exact one is at hand in its title and for machines.</summary>
/// <remarks>A text, not a component: a page has up to a thousand of them, and a component each is most of what such a page costs.</remarks>
public static class FigureMarkup
{
    /// <summary>A report's figure in the unit it is written in; in its title what it is in the base unit.</summary>
    public static MarkupString Of(IndexedObservation row, Language language)
    {
        ArgumentNullException.ThrowIfNull(row);
        var (value, max, unit) = Numbers.AsWritten(row);
        var inBaseUnit = row.BaseUnit == unit ? null
            : "= " + Exact(row.BaseValue, row.BaseValueMax, row.BaseUnit, language);
        return Of(value, max, unit, row.Qualifier, language, inBaseUnit);
    }

    /// <param name="value">In <paramref name="unit"/>.</param>
    /// <param name="max">The other end of a range, or the other side of a ratio.</param>
    /// <param name="unit">Without 万 and 亿.</param>
    /// <param name="qualifier">How exact it is.</param>
    /// <param name="language">Of the page.</param>
    /// <param name="note">Added to the exact number in the title.</param>
    public static MarkupString Of(decimal value, decimal? max, string unit, Qualifier qualifier, Language language, string? note = null)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var shown = Numbers.Readable(value, language);
        var shownMax = max is { } most ? Numbers.Readable(most, language) : shown;

        // Where two figures have different scales each keeps its own word.
        var hasOneScale = shown.Scale == shownMax.Scale;
        var digits = Sign(qualifier, language) + shown.Digits + (hasOneScale ? "" : shown.Scale);
        if (max is not null) digits += (qualifier == Qualifier.Ratio ? " : " : "–") + shownMax.Digits + (hasOneScale ? "" : shownMax.Scale);
        var exact = $"{Exact(value, max, unit, language)} {note}".TrimEnd();
        var unitText = UnitText(qualifier, max is null && hasOneScale ? value : 0, unit, hasOneScale ? shown.Scale : "", language);
        var unitMarkup = unitText.Length > 0 ? $"<span class=\"unit\">{WebUtility.HtmlEncode(unitText)}</span>" : "";
        return new MarkupString(
            $"<data class=\"figure\" value=\"{Numbers.Plain(value)}\" title=\"{WebUtility.HtmlEncode(exact)}\">{digits}{unitMarkup}</data>");
    }

    private static string Exact(decimal value, decimal? max, string unit, Language language) =>
        $"{Numbers.Exact(value)}{(max is { } most ? "–" + Numbers.Exact(most) : "")} {Numbers.Unit(unit, language)}";

    private static string Sign(Qualifier qualifier, Language language) => qualifier switch
    {
        Qualifier.Approx => "≈ ",
        Qualifier.Min => "≥ ",
        Qualifier.Max => "≤ ",
        Qualifier.Rank => language == Language.Zh ? "第 " : "# ",
        _ => "",
    };

    private static string UnitText(Qualifier qualifier, decimal value, string unit, string scale, Language language) => qualifier switch
    {
        Qualifier.Ratio => "",
        Qualifier.Rank when language != Language.Zh => "",
        _ => scale + (unit == "%" || language == Language.Zh ? unit : " " + Numbers.UnitOf(value, unit, language)).TrimEnd(),
    };
}
