namespace OpenData.Reading.Tests.Gold;

public sealed class GoldLineTests
{
    private const string Text = "新建水渠3.2公里,改造危房12户,又改造危房12户,流转土地300亩。";

    private const string Valid =
        """{"quote":"新建水渠3.2公里","quantity":"3.2公里","value":3.2,"max":null,"unit":"公里","base_value":3200,"base_unit":"米","qualifier":"exact","status":"actual","indicator":"新建水渠","topic":"agriculture","place":null,"period":null}""";

    [Fact]
    public void Accepts_a_line_as_the_guide_asks_for()
    {
        Assert.Empty(GoldLine.Faults(Valid, Text, 0, out var end));
        Assert.Equal(Text.IndexOf(",改造", StringComparison.Ordinal), end);
    }

    [Theory]
    [InlineData("{", "no JSON")]
    [InlineData("""{"quote":"新建水渠3.2公里"}""", "lacks quantity value max unit base_value base_unit qualifier status indicator topic place period")]
    public void Refuses_what_is_no_record(string line, string fault) => Assert.StartsWith(fault, Assert.Single(GoldLine.Faults(line, Text, 0, out _)), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"place\":null", "\"place\":null,\"note\":1", "has the unknown note")]
    [InlineData("新建水渠3.2公里", "新修水渠3.2公里", "the quote occurs 0 times")]
    [InlineData("\"3.2公里\"", "\"3公里\"", "the quantity occurs 0 times in its quote")]
    [InlineData("agriculture", "farming", "topic is no code")]
    [InlineData("\"exact\"", "\"sure\"", "qualifier is no code")]
    [InlineData("\"actual\"", "\"done\"", "status is no code")]
    [InlineData("\"exact\"", "\"range\"", "a range or ratio without its second number")]
    [InlineData("\"period\":null", "\"period\":\"2023年\"", "period is no period")]
    [InlineData("3200", "320", "公里: the base value is not the value times 1000")]
    [InlineData("\"base_unit\":\"米\"", "\"base_unit\":\"公里\"", "the base unit of 公里 is 米")]
    public void Names_the_fault(string part, string changed, string fault) =>
        Assert.Contains(fault, GoldLine.Faults(Valid.Replace(part, changed, StringComparison.Ordinal), Text, 0, out _));

    [Fact]
    public void Refuses_a_quote_that_occurs_twice()
    {
        var line = Valid.Replace("新建水渠3.2公里", "改造危房12户", StringComparison.Ordinal).Replace("3.2公里", "12户", StringComparison.Ordinal);

        Assert.Equal(["the quote occurs 2 times"], GoldLine.Faults(line, Text, 0, out _));
    }

    [Fact]
    public void Refuses_lines_out_of_order() => Assert.Contains("out of order or overlapping the one before", GoldLine.Faults(Valid, Text, Text.Length, out _));

    [Theory]
    [InlineData("300", "亩", "200000")]
    [InlineData("1.6", "万平方", "16000")]
    [InlineData("9.49", "‰", "0.949")]
    [InlineData("3", "万头", "30000")]
    [InlineData("25", "千瓦时", "25")]
    [InlineData("2", "亿千瓦时", "200000000")]
    [InlineData("1.8", "个百分点", "1.8")]
    public void Knows_the_base_values_of_the_guide(string value, string unit, string baseValue)
    {
        var baseUnit = unit switch { "亩" or "万平方" => "平方米", "‰" or "个百分点" => "%", "万头" => "头", _ => "千瓦时" };
        var line = $$"""{"quote":"流转土地300亩","quantity":"300亩","value":{{value}},"max":null,"unit":"{{unit}}","base_value":{{baseValue}},"base_unit":"{{baseUnit}}","qualifier":"exact","status":"actual","indicator":"x","topic":"agriculture","place":null,"period":null}""";

        Assert.Empty(GoldLine.Faults(line, Text, 0, out _));
    }
}
