using System.Text;
using OpenData.Observations;
using OpenData.Reading.Characters;
using OpenData.Reading.Decoding;
using OpenData.Reading.Quantities;

namespace OpenData.Reading.Tests.Decoding;

public sealed class PersonalNumbersTests
{
    [Theory]
    [InlineData("手机13812345678。", "手机138********。")]
    [InlineData("手机１３８１２３４５６７８。", "手机１３８********。")]
    [InlineData("(13812345678)", "(138********)")]
    [InlineData("联系人李某,13812345678个人信息", "联系人李某,138********个人信息")]
    [InlineData("联系电话13812345678万某", "联系电话138********万某")]
    [InlineData("+8613812345678", "+86138********")]
    [InlineData("138-1234-5678", "138-****-****")]
    [InlineData("联系人139 1234 5678、", "联系人139 **** ****、")]
    [InlineData("13812345678/13912345678", "138********/139********")]
    [InlineData("身份证430681195806140011,", "身份证430681************,")]
    [InlineData("43068119580614001X", "430681************")]
    [InlineData("43068119580614001x", "430681************")]
    [InlineData("430681580614001", "430681*********")]
    public void Are_hidden_character_for_character(string text, string hidden)
    {
        Assert.Equal(hidden, PersonalNumbers.Hide(text));
        Assert.Equal(text.Length, hidden.Length);
    }

    [Theory]
    [InlineData("完成总产值13812345678元")]
    [InlineData("13812345678 万元")]
    [InlineData("1.13812345678")]
    [InlineData("13812345678.50")]
    [InlineData("0730-5123456")]
    [InlineData("12345热线")]
    [InlineData("12812345678")]
    [InlineData("138123456789")]
    [InlineData("430681201399990011")]
    [InlineData("拨付资金138 1234万元")]
    [InlineData("粮食138-1234-567亩")]
    [InlineData("123456789012345")]
    [InlineData("共138户")]
    [InlineData("粮食 131 2000 3000")]
    public void Other_numbers_stay(string text) => Assert.Same(text, PersonalNumbers.Hide(text));

    [Fact]
    public void Do_not_come_out_of_a_report_and_move_nothing_in_it()
    {
        const string Before = "白水镇2023年工作总结😀\n党员李某(手机13812345678,身份证43068119580614001X)帮扶";
        const string Text = Before + "27户81人，发放小额信贷350万元。联系人139 1234 5678。\n";

        var report = ReportReader.Read(Encoding.UTF8.GetBytes(Text), new ReportHint("430681104", "2023.txt"));

        Assert.Equal(Text.Length, report.Text.Length);
        foreach (var secret in (string[])["12345678", "19580614", "1234", "5678"]) Assert.DoesNotContain(secret, report.Text, StringComparison.Ordinal);
        var first = report.Observations.First(observation => observation.Quantity.Text == "27户");
        Assert.Equal(Before.Length, first.Source.Start);
        Assert.All(report.Observations, observation => Assert.DoesNotContain("12345678", observation.Quote, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("手机13812345678，")]
    [InlineData("手机13812345678个")]
    [InlineData("＋8613812345678，")]
    [InlineData("430681195806140011，")]
    [InlineData("43068119580614001X，")]
    [InlineData("430681580614001，")]
    public void Are_told_from_quantities_as_before(string text)
    {
        var reading = NumeralReader.Read(PlainCharacters.Of(PersonalNumbers.Hide(text)));

        Assert.Equal(NonObservationKind.Phone, Assert.Single(reading.NonObservations).Kind);
        Assert.Empty(reading.Quantities);
        Assert.Empty(reading.Unread);
    }
}
