using OpenData.Reading.Decoding.Html;

namespace OpenData.Reading.Tests.Decoding;

public sealed class PublicationLineTests
{
    [Theory]
    [InlineData("发布时间：2018-01-05 10:23:11 来源：白水镇 浏览次数：128 次 【字体：大 中 小】", "发布时间：2018-01-05 10:23:11 来源：白水镇")]
    [InlineData("2018-01-05 来源：白水镇人民政府 【打印】【关闭】", "2018-01-05 来源：白水镇人民政府")]
    [InlineData("来源：白水镇（党政办）　作者：李大中　点击：56　打印本页", "来源：白水镇（党政办）　作者：李大中")]
    [InlineData("【字号：大 中 小】 时间：2018年1月5日 信息来源：白水镇", "时间：2018年1月5日 信息来源：白水镇")]
    [InlineData("来源：白水镇发布时间：2018-01-05浏览：7", "来源：白水镇发布时间：2018-01-05")]
    [InlineData("发布日期：[2018-01-05] 阅读 431 次 分享到：微信 微博", "发布日期：[2018-01-05]")]
    [InlineData("发布日期\t2018-01-05", "发布日期\t2018-01-05")]
    [InlineData("日期: 2022-01-10  点击: [377]  作者: 沙河街道", "日期: 2022-01-10  作者: 沙河街道")]
    [InlineData("發布時間:2022-12-28 09:41 來源:三塘鎮人民政府 【字體:大 中 小】", "發布時間:2022-12-28 09:41 來源:三塘鎮人民政府")]
    [InlineData("填报单位：永昌县朱王堡镇　　填报日期：2022.10.09　　电话：0935-7000000", "填报单位：永昌县朱王堡镇　　填报日期：2022.10.09　　电话：0935-7000000")]
    [InlineData("（2024年1月18日　竹箦镇经济发展局）", "（2024年1月18日　竹箦镇经济发展局）")]
    [InlineData("浏览次数：1024 次", "")]
    [InlineData("点击数：【652】 打印 关闭", "")]
    public void Keeps_date_and_source_and_drops_counters_and_buttons(string line, string expected)
    {
        Assert.Equal(expected, PublicationLine.Clean(line));
    }

    [Theory]
    [InlineData("发布时间：2018-01-05", true)]
    [InlineData("2018-01-05 10:23:11", true)]
    [InlineData("[2018年1月5日] 白水镇", true)]
    [InlineData("浏览：128", true)]
    [InlineData("作者：李四", true)]
    [InlineData("2018年1月5日，全镇召开动员大会；会后走访了12户", false)]
    [InlineData("全镇办公时间：上午8:30至12:00", false)]
    [InlineData("一、收入来源：工资性收入占62%。", false)]
    [InlineData("群众收入来源：务工", false)]
    [InlineData("白水镇2017年工作总结", false)]
    [InlineData("", false)]
    public void Is_told_from_a_line_of_the_report(string line, bool expected)
    {
        Assert.Equal(expected, PublicationLine.IsIn(line));
    }

    [Theory]
    [InlineData("当前位置：首页 > 政务公开 > 工作总结", true)]
    [InlineData("首页 » 乡镇 » 白水镇", true)]
    [InlineData("【打印】【关闭】", true)]
    [InlineData("字号：大 中 小", true)]
    [InlineData("上一篇：白水镇2016年工作总结", true)]
    [InlineData("扫一扫在手机打开当前页", true)]
    [InlineData("湘ICP备05000001号-1　网站标识码：4300000001", true)]
    [InlineData("版权所有：白水镇人民政府　电话：0730-8880000", true)]
    [InlineData("大力发展油茶产业", false)]
    [InlineData("一、小学教育", false)]
    [InlineData("分享改革成果，全镇人均增收1200元。今年以来，我们坚持以人民为中心的发展思想，扎实推进各项工作，取得了良好的成效，群众的获得感和幸福感不断增强，干群关系更加密切。", false)]
    [InlineData("白水镇人民政府", false)]
    public void Lines_of_the_site_are_told_from_lines_of_the_report(string line, bool expected)
    {
        Assert.Equal(expected, LineFurniture.IsFurniture(line));
    }
}
