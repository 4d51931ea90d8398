using OpenData.Api;
using OpenData.Observations;
using OpenData.Portal.Texts;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Explore;

/// <summary>Says parameters and their values in words.</summary>
internal sealed class ValueNames(IndexReader reader, ReferenceData reference, Language language)
{
    /// <summary>A value as people call it; itself where it says all.</summary>
    public string Of(string parameter, string value) => parameter switch
    {
        "topic" when Codes<Topic>.TryParse(value, out var topic) => TopicLabels.Of(topic).In(language),
        "status" when Codes<ObservationStatus>.TryParse(value, out var status) => FieldTexts.Of(status).In(language),
        "measure" when Codes<Measure>.TryParse(value, out var measure) => FieldTexts.Of(measure).In(language),
        "within" or "township_id" => reader.PlaceName(value) ?? value,
        "indicator_id" when reference.FindIndicator(value) is { } found => new Bilingual(found.LabelZh, found.LabelEn).In(language),
        _ => value,
    };

    /// <summary>A filter as people would say it.</summary>
    public string Chip(string parameter, string value) => parameter switch
    {
        "topic" or "status" or "measure" or "within" or "township_id" or "indicator_id" or "year" => Of(parameter, value),
        "q" => language == Language.Zh ? $"“{value}”" : $"‘{value}’",
        "year__gte" => new Bilingual($"{value} 年起", $"from {value}").In(language),
        "year__lte" => new Bilingual($"至 {value} 年", $"until {value}").In(language),
        _ => $"{parameter} = {value}",
    };
}
