namespace OpenData.Observations;

/// <summary>A number with its unit, as written and in the base unit of its dimension.</summary>
/// <param name="Text">The exact characters of the report: <c>20余万元</c>.</param>
/// <param name="Value">As written, before the scaling by a 万 or 亿 in the unit: 20. Of a range the smaller, of a ratio the first.</param>
/// <param name="ValueMax">The larger end of a range, the second part of a ratio; else null.</param>
/// <param name="Unit">As written, in the report's own script: <c>万元</c>; <c>名</c> for a rank, <c>比</c> for a ratio.</param>
/// <param name="BaseValue">In <paramref name="BaseUnit"/>, rounded to six significant digits only where a conversion is not exact: 200000.</param>
/// <param name="BaseValueMax">The same of <paramref name="ValueMax"/>.</param>
/// <param name="BaseUnit">In simplified Chinese: <c>元</c>; a count keeps its own classifier.</param>
/// <param name="Qualifier">How exact the text says it is.</param>
public sealed record Quantity(
    string Text,
    decimal Value,
    decimal? ValueMax,
    string Unit,
    decimal BaseValue,
    decimal? BaseValueMax,
    string BaseUnit,
    Qualifier Qualifier);
