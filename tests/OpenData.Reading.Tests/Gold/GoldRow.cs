using Newtonsoft.Json.Linq;
using OpenData.Observations;

namespace OpenData.Reading.Tests.Gold;

/// <summary>One observation of a gold file, in the fields of the annotation guide.</summary>
internal sealed class GoldRow
{
    public GoldRow(JObject json, string text)
    {
        Quote = Required(json, "quote");
        Quantity = Required(json, "quantity");
        Value = json["value"]!.Value<decimal>();
        Max = json["max"]!.Value<decimal?>();
        Unit = Required(json, "unit");
        BaseValue = json["base_value"]!.Value<decimal>();
        BaseUnits = [Required(json, "base_unit"), .. Also(json, "base_unit_also")];
        Qualifier = Codes<Qualifier>.Parse(Required(json, "qualifier"));
        Status = Codes<ObservationStatus>.Parse(Required(json, "status"));
        Indicators = [Required(json, "indicator"), .. Also(json, "indicator_also")];
        Topics = [.. new[] { Required(json, "topic") }.Concat(Also(json, "topic_also")).Select(Codes<Topic>.Parse)];
        Places = [json["place"]!.Value<string?>(), .. Also(json, "place_also")];
        Periods = [json["period"]!.Value<string?>(), .. Also(json, "period_also")];
        Optional = json["optional"]?.Value<bool>() ?? false;
        Span = new SourceSpan(
            text.IndexOf(Quote, StringComparison.Ordinal) + Quote.IndexOf(Quantity, StringComparison.Ordinal),
            Quantity.Length);
    }

    public string Quote { get; }

    public string Quantity { get; }

    public decimal Value { get; }

    public decimal? Max { get; }

    public string Unit { get; }

    public decimal BaseValue { get; }

    /// <summary>The annotated base unit first, then the others that a reader could defend; so for the fields below.</summary>
    public IReadOnlyList<string> BaseUnits { get; }

    public Qualifier Qualifier { get; }

    public ObservationStatus Status { get; }

    public IReadOnlyList<string> Indicators { get; }

    public IReadOnlyList<Topic> Topics { get; }

    public IReadOnlyList<string?> Places { get; }

    public IReadOnlyList<string?> Periods { get; }

    /// <summary>Scored neither way: a reader could defend leaving it out.</summary>
    public bool Optional { get; }

    /// <summary>Where <see cref="Quantity"/> stands in the text.</summary>
    public SourceSpan Span { get; }

    private static string Required(JObject json, string key) => json[key]!.Value<string>()!;

    private static IEnumerable<string> Also(JObject json, string key) => json[key]?.Select(value => value.Value<string>()!) ?? [];
}
