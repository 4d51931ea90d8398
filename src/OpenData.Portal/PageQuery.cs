using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace OpenData.Portal;

/// <summary>
/// The query of a page, as the API would write it. Forms without script send empty fields and repeat names; here the empty ones are
/// gone and the repeated ones are lists.
/// </summary>
public sealed class PageQuery
{
    private readonly IReadOnlyList<string> known;
    private readonly Dictionary<string, string> values;

    private PageQuery(IReadOnlyList<string> known, Dictionary<string, string> values, bool isAsSent)
    {
        this.known = known;
        this.values = values;
        IsAsSent = isAsSent;
    }

    /// <summary>Whether nothing had to be put in order.</summary>
    public bool IsAsSent { get; }

    /// <summary>Whether nothing was asked.</summary>
    public bool IsEmpty => values.Count == 0;

    /// <summary>Of the parameters that were asked, in the order in which they are known.</summary>
    public IEnumerable<string> Names => known.Where(values.ContainsKey);

    public string? this[string name] => values.GetValueOrDefault(name);

    /// <param name="query">As sent.</param>
    /// <param name="known">Names that count.</param>
    public static PageQuery Read(QueryString query, IReadOnlyList<string> known)
    {
        var cleaned = new Dictionary<string, string>(StringComparer.Ordinal);
        var isAsSent = true;
        foreach (var (name, sent) in QueryHelpers.ParseQuery(query.Value))
        {
            var members = sent.Select(value => value?.Trim() ?? "").Where(value => value.Length > 0).Distinct(StringComparer.Ordinal);
            if (known.Contains(name) && string.Join(',', members) is { Length: > 0 } value) cleaned[name] = value;
            isAsSent &= known.Contains(name) && sent.Count == 1 && cleaned.GetValueOrDefault(name) == sent[0];
        }

        return new PageQuery(known, cleaned, isAsSent);
    }

    public IReadOnlyList<string> List(string name) => this[name]?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The query with some parameters set or (null) left out, with its question mark; empty where nothing is left.</summary>
    public string With(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var changed = new Dictionary<string, string>(values, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            if (string.IsNullOrEmpty(value)) changed.Remove(name);
            else changed[name] = value;
        }

        var parts = known.Where(changed.ContainsKey).Select(name => $"{name}={Escape(changed[name])}");
        return string.Join('&', parts) is { Length: > 0 } text ? "?" + text : "";
    }

    public override string ToString() => With();

    /// <summary>Commas and colons may stand in an address, and are easier to read.</summary>
    private static string Escape(string value) =>
        Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal);
}
