using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OpenData.Observations;

/// <summary>
/// A stretch of months a figure is about, written as <c>2017</c>, <c>2017-H1</c>, <c>2017-Q3</c>, <c>2017-09</c>,
/// <c>2017-01/2017-09</c>, <c>2016/2017</c>, or open at the end as <c>2014/</c> ("since 2014").
/// </summary>
public readonly record struct Period
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    /// <summary>Months since year 0, first and last, both inclusive; an open end is <see cref="int.MaxValue"/>.</summary>
    private readonly int first;
    private readonly int last;
    private readonly bool wholeYears;

    private Period(int first, int last, bool wholeYears)
    {
        this.first = first;
        this.last = last;
        this.wholeYears = wholeYears;
    }

    /// <summary>The year in which the period begins.</summary>
    public int Year => first / 12;

    /// <summary>The month in which the period begins, 1 to 12.</summary>
    public int FirstMonth => (first % 12) + 1;

    /// <summary>The year in which the period ends; the first year where the end is open.</summary>
    public int LastYearCovered => IsOpen ? Year : last / 12;

    /// <summary>The month in which the period ends, 1 to 12; 12 where the end is open.</summary>
    public int LastMonth => IsOpen ? 12 : (last % 12) + 1;

    public bool IsOpen => last == int.MaxValue;

    /// <summary>Whether this is exactly one calendar year.</summary>
    public bool IsYear => !IsOpen && last - first == 11 && first % 12 == 0;

    /// <exception cref="ArgumentOutOfRangeException">The year is not between 1900 and 2100.</exception>
    public static Period OfYear(int year) => Of(year, 1, year, 12, wholeYears: true);

    /// <param name="year">1900 to 2100.</param>
    /// <param name="half">1 or 2.</param>
    public static Period OfHalf(int year, int half) => Of(year, (half * 6) - 5, year, half * 6, wholeYears: false);

    /// <param name="year">1900 to 2100.</param>
    /// <param name="quarter">1 to 4.</param>
    public static Period OfQuarter(int year, int quarter) => Of(year, (quarter * 3) - 2, year, quarter * 3, wholeYears: false);

    /// <param name="year">1900 to 2100.</param>
    /// <param name="month">1 to 12.</param>
    public static Period OfMonth(int year, int month) => Of(year, month, year, month, wholeYears: false);

    public static Period OfMonths(int firstYear, int firstMonth, int lastYear, int lastMonth) =>
        Of(firstYear, firstMonth, lastYear, lastMonth, wholeYears: false);

    public static Period OfYears(int firstYear, int lastYear) => Of(firstYear, 1, lastYear, 12, wholeYears: true);

    /// <summary>Since the beginning of <paramref name="year"/>.</summary>
    public static Period Since(int year)
    {
        RequireYear(year);
        return new Period(year * 12, int.MaxValue, wholeYears: true);
    }

    /// <exception cref="FormatException">The text is no period.</exception>
    public static Period Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is no period.");

    public static bool TryParse([NotNullWhen(true)] string? text, out Period period)
    {
        period = default;
        if (text is null) return false;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return TryParsePoint(text, out period);
        if (!TryParsePoint(text.AsSpan(0, slash), out var from)) return false;
        if (slash == text.Length - 1)
        {
            period = new Period(from.first, int.MaxValue, from.wholeYears);
            return from.wholeYears;
        }

        if (!TryParsePoint(text.AsSpan(slash + 1), out var to) || to.last < from.first || from.wholeYears != to.wholeYears) return false;
        period = new Period(from.first, to.last, from.wholeYears || AreWholeYears(from.first, to.last));
        return true;
    }

    public bool Covers(Period other) => first <= other.first && last >= other.last;

    public override string ToString()
    {
        if (IsOpen) return $"{Year:0000}/";
        var months = last - first + 1;
        if (wholeYears) return months == 12 ? $"{Year:0000}" : $"{Year:0000}/{LastYearCovered:0000}";
        var sameYear = Year == LastYearCovered;
        if (months == 1) return $"{Year:0000}-{FirstMonth:00}";
        if (sameYear && months == 3 && first % 3 == 0) return $"{Year:0000}-Q{FirstMonth / 3 + 1}";
        if (sameYear && months == 6 && first % 6 == 0) return $"{Year:0000}-H{FirstMonth / 6 + 1}";
        return $"{Year:0000}-{FirstMonth:00}/{LastYearCovered:0000}-{LastMonth:00}";
    }

    private static bool TryParsePoint(ReadOnlySpan<char> text, out Period period)
    {
        period = default;
        if (text.Length < 4 || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)) return false;
        if (year is < FirstYear or > LastYear) return false;
        if (text.Length == 4)
        {
            period = OfYear(year);
            return true;
        }

        if (text.Length != 7 || text[4] != '-') return false;
        var (kind, digit) = (text[5], text[6] - '0');
        switch (kind)
        {
            case 'H' when digit is 1 or 2:
                period = OfHalf(year, digit);
                return true;
            case 'Q' when digit is >= 1 and <= 4:
                period = OfQuarter(year, digit);
                return true;
            case '0' when digit is >= 1 and <= 9:
                period = OfMonth(year, digit);
                return true;
            case '1' when digit is >= 0 and <= 2:
                period = OfMonth(year, 10 + digit);
                return true;
            default:
                return false;
        }
    }

    private static Period Of(int firstYear, int firstMonth, int lastYear, int lastMonth, bool wholeYears)
    {
        RequireYear(firstYear);
        RequireYear(lastYear);
        ArgumentOutOfRangeException.ThrowIfNotEqual(firstMonth is >= 1 and <= 12, true, nameof(firstMonth));
        ArgumentOutOfRangeException.ThrowIfNotEqual(lastMonth is >= 1 and <= 12, true, nameof(lastMonth));
        var (first, last) = ((firstYear * 12) + firstMonth - 1, (lastYear * 12) + lastMonth - 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first, nameof(lastMonth));
        return new Period(first, last, wholeYears || AreWholeYears(first, last));
    }

    /// <summary>2017-01/2017-12 is 2017: one period has one way to be written.</summary>
    private static bool AreWholeYears(int first, int last) => first % 12 == 0 && last % 12 == 11;

    private static void RequireYear(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
    }
}
