using System.Globalization;
using OpenData.Api;
using OpenData.Observations;

namespace OpenData.Portal.Texts;

/// <summary>Periods as people say them: <c>2023-H1</c> is 2023年上半年, or the first half of 2023.</summary>
public static class Periods
{
    /// <param name="period">As records have it; what is no period speaks for itself.</param>
    /// <param name="language">Of the page.</param>
    public static string Of(string? period, Language language) =>
        Period.TryParse(period, out var parsed) ? Of(parsed, language) : period ?? "–";

    public static string Of(Period period, Language language) => language == Language.Zh ? InChinese(period) : InEnglish(period);

    /// <summary>The part alone, where its year stands at the head of the column.</summary>
    public static string WithoutYear(Period period, Language language)
    {
        if (period.IsYear || period.IsOpen || period.Year != period.LastYearCovered) return Of(period, language);
        return language == Language.Zh ? PartInChinese(period) : PartInEnglish(period);
    }

    private static string InChinese(Period period) =>
        period.IsYear ? Year(period.Year)
        : period.IsOpen ? $"{Year(period.Year)}年以来"
        : period.Year == period.LastYearCovered ? $"{Year(period.Year)}年{PartInChinese(period)}"
        : IsOfWholeYears(period) ? $"{Year(period.Year)}–{Year(period.LastYearCovered)}年"
        : $"{Year(period.Year)}年{Month(period.FirstMonth)}月–{Year(period.LastYearCovered)}年{Month(period.LastMonth)}月";

    private static string InEnglish(Period period) =>
        period.IsYear ? Year(period.Year)
        : period.IsOpen ? $"since {Year(period.Year)}"
        : period.Year == period.LastYearCovered ? $"{PartInEnglish(period)}{(Months(period) == 6 && HasHalf(period) ? " of " : " ")}{Year(period.Year)}"
        : IsOfWholeYears(period) ? $"{Year(period.Year)}–{Year(period.LastYearCovered)}"
        : $"{Name(period.FirstMonth)} {Year(period.Year)} – {Name(period.LastMonth)} {Year(period.LastYearCovered)}";

    private static string PartInChinese(Period period) => Months(period) switch
    {
        6 when HasHalf(period) => period.FirstMonth == 1 ? "上半年" : "下半年",
        3 when HasQuarter(period) => "第" + "一二三四"[period.FirstMonth / 3] + "季度",
        1 => $"{Month(period.FirstMonth)}月",
        _ => $"{Month(period.FirstMonth)}–{Month(period.LastMonth)}月",
    };

    private static string PartInEnglish(Period period) => Months(period) switch
    {
        6 when HasHalf(period) => period.FirstMonth == 1 ? "first half" : "second half",
        3 when HasQuarter(period) => "Q" + Month((period.FirstMonth / 3) + 1),
        1 => Name(period.FirstMonth),
        _ => $"{Name(period.FirstMonth)}–{Name(period.LastMonth)}",
    };

    private static bool HasHalf(Period period) => period.FirstMonth % 6 == 1;

    private static bool HasQuarter(Period period) => period.FirstMonth % 3 == 1;

    private static bool IsOfWholeYears(Period period) => period is { FirstMonth: 1, LastMonth: 12 };

    /// <summary>How many, where the period lies within a year.</summary>
    private static int Months(Period period) => period.LastMonth - period.FirstMonth + 1;

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string Month(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Name(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month);
}
