using System.Globalization;
using OpenData.Observations.Checks;

namespace OpenData.Observations.Tests.Checks;

public sealed class ToleranceTests
{
    [Theory]
    [InlineData("155", "户", "155", "0")]
    [InlineData("98.1", "%", "98.1", "0.05")]
    [InlineData("98", "%", "98", "0")]
    [InlineData("1.86", "万亩", "18600", "50")]
    [InlineData("20", "万元", "200000", "5000")]
    [InlineData("0", "起", "0", "0")]
    public void An_exact_figure_hides_half_a_unit_of_its_last_digit_and_a_count_hides_nothing(string value, string unit, string baseValue, string tolerance) =>
        Assert.Equal(Number(tolerance), Tolerance.Of(Quantity(Number(value), unit, Number(baseValue), Qualifier.Exact)));

    [Theory]
    [InlineData("150", "户", "150", "15")]
    [InlineData("20", "万元", "200000", "20000")]
    public void An_approximate_figure_hides_up_to_a_tenth(string value, string unit, string baseValue, string tolerance) =>
        Assert.Equal(Number(tolerance), Tolerance.Of(Quantity(Number(value), unit, Number(baseValue), Qualifier.Approx)));

    [Theory]
    [InlineData("98.1", "0.1")]
    [InlineData("98", "1")]
    [InlineData("-0.25", "0.01")]
    [InlineData("98.10", "0.1")]
    public void The_last_digit_is_the_last_that_is_not_zero_behind_the_point(string value, string digit) => Assert.Equal(Number(digit), Tolerance.LastDigit(Number(value)));

    private static Quantity Quantity(decimal value, string unit, decimal baseValue, Qualifier qualifier) =>
        new($"{value}{unit}", value, null, unit, baseValue, null, unit.TrimStart('万'), qualifier);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
