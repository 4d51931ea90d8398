using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using OpenData.Observations;

namespace OpenData.Reading.Tests.Gold;

/// <summary>Checks one line of a gold file against its text and against the guide. Faults name no words of the text: held-out reports are checked too.</summary>
internal static class GoldLine
{
    private static readonly HashSet<string> Required =
        ["quote", "quantity", "value", "max", "unit", "base_value", "base_unit", "qualifier", "status", "indicator", "topic", "place", "period"];

    private static readonly HashSet<string> Allowed =
        [.. Required, "optional", "indicator_also", "topic_also", "place_also", "period_also", "base_unit_also"];

    /// <summary>What is wrong with the line; nothing where it is valid. <paramref name="end"/> is behind its quantity.</summary>
    public static IReadOnlyList<string> Faults(string line, string text, int previousEnd, out int end)
    {
        end = previousEnd;
        JObject json;
        try
        {
            json = GoldReport.ParseLine(line);
        }
        catch (JsonException exception)
        {
            return [$"no JSON: {exception.Message}"];
        }

        var keys = json.Properties().Select(property => property.Name).ToHashSet(StringComparer.Ordinal);
        if (!Required.IsSubsetOf(keys)) return [$"lacks {string.Join(' ', Required.Except(keys))}"];
        var faults = new List<string>();
        if (!keys.IsSubsetOf(Allowed)) faults.Add($"has the unknown {string.Join(' ', keys.Except(Allowed))}");
        faults.AddRange(ValueFaults(json));
        if (PlaceFault(json, text) is { } fault) faults.Add(fault);
        if (faults.Count > 0) return faults;

        var row = new GoldRow(json, text);
        if (row.Span.Start < previousEnd) faults.Add("out of order or overlapping the one before");
        end = row.Span.End;
        if (BaseValues.Fault(row) is { } wrong) faults.Add(wrong);
        return faults;
    }

    private static IEnumerable<string> ValueFaults(JObject json)
    {
        foreach (var (key, codes) in ((string, IReadOnlyList<string>)[])[("topic", Codes<Topic>.All), ("qualifier", Codes<Qualifier>.All), ("status", Codes<ObservationStatus>.All)])
        {
            if (!codes.Contains(json[key]!.ToString())) yield return $"{key} is no code";
        }

        foreach (var topic in json["topic_also"]?.Values<string>() ?? [])
        {
            if (!Codes<Topic>.All.Contains(topic)) yield return "topic_also is no code";
        }

        if (json["indicator"]!.ToString().Length == 0) yield return "the indicator is empty";
        if (json["period"]!.Type != JTokenType.Null && !IsPeriod(json["period"]!.ToString())) yield return "period is no period";
        if (json["max"]!.Type == JTokenType.Null && json["qualifier"]!.ToString() is "range" or "ratio") yield return "a range or ratio without its second number";
    }

    private static bool IsPeriod(string text) => Period.TryParse(text, out var period) && period.ToString() == text;

    private static string? PlaceFault(JObject json, string text)
    {
        var (quote, quantity) = (json["quote"]!.ToString(), json["quantity"]!.ToString());
        var quotes = Regex.Count(text, Regex.Escape(quote));
        if (quotes != 1) return $"the quote occurs {quotes} times";
        var quantities = Regex.Count(quote, Regex.Escape(quantity));
        return quantities != 1 ? $"the quantity occurs {quantities} times in its quote" : null;
    }
}
