using OpenData.Observations;

namespace OpenData.Reading.Quantities;

/// <summary>A time the text names: <c>2017年9月</c>, <c>上半年</c>, <c>去年</c>, <c>至9月</c>, <c>目前</c>.</summary>
/// <param name="Span">The characters that say it.</param>
/// <param name="Year">The year written; null where the report's own is meant.</param>
/// <param name="YearOffset">Years from the report's own, where the text says so: −1 for 去年.</param>
/// <param name="FirstMonth">1 to 12; 1 where a whole year is meant.</param>
/// <param name="LastMonth">1 to 12.</param>
/// <param name="LastYear">The later year of a span of years; else null.</param>
/// <param name="Precision">How fine the time is.</param>
internal readonly record struct DateMention(
    SourceSpan Span,
    int? Year,
    int YearOffset,
    int FirstMonth,
    int LastMonth,
    int? LastYear,
    DatePrecision Precision)
{
    /// <summary>The period meant in a report about <paramref name="reportYear"/>; null where nothing is left of it (a bare day, 目前).</summary>
    public Period? Resolve(int reportYear)
    {
        var year = (Year ?? reportYear) + YearOffset;
        if (year is < 1900 or > 2100 || LastYear is < 1900 or > 2100) return null;
        return Precision switch
        {
            DatePrecision.Year when LastYear is { } last && last > year => Period.OfYears(year, last),
            DatePrecision.Year => Period.OfYear(year),
            DatePrecision.Month when LastMonth >= FirstMonth => Period.OfMonths(year, FirstMonth, year, LastMonth),
            _ => null,
        };
    }
}

/// <summary>How fine a time is given.</summary>
internal enum DatePrecision
{
    Year,

    /// <summary>One or several months of a year, halves and quarters too.</summary>
    Month,

    /// <summary>A day or an hour without its month, or a word like 目前.</summary>
    None,
}
