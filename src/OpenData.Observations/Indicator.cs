namespace OpenData.Observations;

/// <summary>An entry of the indicator catalogue (<c>seeds/codes/indicators.tsv</c>).</summary>
/// <param name="Id">Permanent, such as <c>rural-dibao.persons</c>.</param>
/// <param name="LabelZh">The name in simplified Chinese.</param>
/// <param name="LabelEn">The name in English.</param>
/// <param name="Definition">One sentence in Chinese: what counts.</param>
/// <param name="DefinitionEn">The same in English.</param>
/// <param name="Topic">The field of work it belongs to.</param>
/// <param name="Dimension">What its numbers measure: <c>count</c>, <c>money</c>, <c>area</c>, <c>share</c> …</param>
/// <param name="BaseUnit">The unit of its base values, in simplified Chinese.</param>
/// <param name="Aggregation">What may be made of several townships' figures.</param>
/// <param name="Aliases">Other phrases that mean it, in simplified Chinese.</param>
public sealed record Indicator(
    string Id,
    string LabelZh,
    string LabelEn,
    string Definition,
    string DefinitionEn,
    Topic Topic,
    string Dimension,
    string BaseUnit,
    Aggregation Aggregation,
    IReadOnlyList<string> Aliases);

/// <summary>How an indicator's figures may be put together over places.</summary>
public enum Aggregation
{
    None,
    Sum,
    Average,
}
