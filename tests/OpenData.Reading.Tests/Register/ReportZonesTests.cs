using OpenData.Observations;
using OpenData.Reading.Register;

namespace OpenData.Reading.Tests.Register;

public sealed class ReportZonesTests
{
    private const string Report =
        "白水镇工作总结\n发布时间:2024-01-09 来源:党政办\n今年以来,我镇努力工作。现将情况报告如下。\n一、工作\n完成道路三公里。\n\n汨罗市白水镇人民政府\n2023年12月28日\n";

    [Theory]
    [InlineData("白水镇工作", "Title")]
    [InlineData("来源", "Title")]
    [InlineData("我镇", "Opening")]
    [InlineData("现将", "Body")]
    [InlineData("完成", "Body")]
    [InlineData("汨罗市", "Closing")]
    [InlineData("12月", "Closing")]
    public void Tell_title_opening_and_signature_from_the_rest(string words, string zone) =>
        Assert.Equal(zone, new ReportZones(Report, null, null).At(Report.IndexOf(words, StringComparison.Ordinal)).ToString());

    [Fact]
    public void Begin_with_the_text_where_there_is_no_title()
    {
        var text = "2017年三季度,白水镇努力工作,取得新的成绩,面貌有了改变,现把这个季度的情况报告如下,不当之处请批评指正,以便我们改进工作:\n1、基层党建。完成。";
        Assert.Equal(ReportZone.Opening, new ReportZones(text, null, null).At(8));
    }

    [Fact]
    public void Take_title_and_issuer_from_who_knows_them()
    {
        var zones = new ReportZones(Report, null, new SourceSpan(Report.IndexOf("完成", StringComparison.Ordinal), 4));
        Assert.Equal(ReportZone.Title, zones.At(Report.IndexOf("完成", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("白水镇")]
    public void Hold_for_any_text(string text) => Assert.Equal(ReportZone.Title, new ReportZones(text, null, null).At(-1));
}
