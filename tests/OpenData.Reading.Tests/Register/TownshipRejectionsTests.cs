using OpenData.Observations;
using OpenData.Reading.Characters;
using OpenData.Reading.Register;

namespace OpenData.Reading.Tests.Register;

public sealed class TownshipRejectionsTests
{
    private const string WhatToDo = "请把文件上传到乡镇代码的目录下：uploads/{代码}/文件名；或在标题中写全称，如“湖南省岳阳市汨罗市白水镇”。";

    private const string WhatToDoEn =
        "Upload the file to the folder of the township's code, uploads/{code}/file, or write the full name in its title, such as 湖南省岳阳市汨罗市白水镇.";

    [Fact]
    public void List_the_candidates_in_the_order_of_their_codes_where_nothing_decides()
    {
        var rejection = Resolve("六合镇2023年工作总结");
        Assert.Equal(
            new Rejection(
                "ambiguous_township",
                "这份报告可能属于2个乡镇（街道），正文没有说明是哪一个："
                + $"150721101 内蒙古自治区呼伦贝尔市阿荣旗六合镇；230281106 黑龙江省齐齐哈尔市讷河市六合镇。{WhatToDo}",
                "The report may belong to any of 2 townships, and nothing in it tells which: "
                + $"150721101 内蒙古自治区呼伦贝尔市阿荣旗六合镇; 230281106 黑龙江省齐齐哈尔市讷河市六合镇. {WhatToDoEn}"),
            rejection);
    }

    [Fact]
    public void List_the_likeliest_first() =>
        Assert.Contains("哪一个：430681113 湖南省岳阳市汨罗市三江镇；431224122 湖南省", Resolve("湖南省三江镇2023年工作总结").Message, StringComparison.Ordinal);

    [Fact]
    public void List_ten_candidates_at_most()
    {
        var rejection = Resolve("和平镇2023年工作总结");
        Assert.Equal(9, rejection.Message.Count(c => c == '；') - WhatToDo.Count(c => c == '；'));
        Assert.Contains("和平镇 等。", rejection.Message, StringComparison.Ordinal);
        Assert.Contains("; and 7 more. ", rejection.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Say_that_the_text_names_no_township() =>
        Assert.Equal(
            new Rejection(
                "unknown_township",
                $"正文中没有找到可以确认的乡镇（街道）名称，无法确定这份报告属于哪里。{WhatToDo}",
                $"The text names no township that could be recognised as its own. {WhatToDoEn}"),
            Resolve("2023年工作总结"));

    [Fact]
    public void Show_the_code_that_is_unknown() =>
        Assert.Equal(
            new Rejection(
                "unknown_township",
                "上传目录“430681999”不是已知的乡镇（街道）代码。请使用国家统计局公布的九位统计用区划代码（2023年版），如 uploads/430681104/文件名。",
                "The folder '430681999' is no known township code. Use the nine-digit statistical division code of the National Bureau of Statistics"
                + " (edition of 2023), as in uploads/430681104/file."),
            TownshipResolver.Resolve(new ReportText("白水镇"), "430681999").Rejection);

    [Fact]
    public void Cut_a_code_that_is_a_novel() =>
        Assert.InRange(TownshipResolver.Resolve(new ReportText("白水镇"), new string('9', 10_000)).Rejection!.Message.Length, 40, 200);

    private static Rejection Resolve(string text) => TownshipResolver.Resolve(new ReportText(text), null).Rejection!;
}
