using OpenData.Reading.Characters;
using OpenData.Reading.Register;

namespace OpenData.Reading.Tests.Register;

/// <summary>Texts that came in the folder of a township's code.</summary>
public sealed class TownshipResolverFolderTests
{
    private const string Baishui = "430681104";

    [Theory]
    [InlineData("白水镇2023年工作总结\n今年以来,我镇努力工作。")]
    [InlineData("2023年工作总结\n今年以来,我镇努力工作。")]
    [InlineData("2023年工作总结\n今年以来,我镇努力工作。赴旺苍县三江镇学习。白水镇开工三个项目。")]
    [InlineData("四川省广元市旺苍县白水镇2023年工作总结", "510821103")]
    [InlineData("莽山乡2023年工作总结", "431022205")]
    [InlineData("苏家坨镇2023年工作总结", "110108029")]
    [InlineData("")]
    [InlineData("This is not a report.")]
    public void Belong_to_it_without_any_doubt(string text, string id = Baishui)
    {
        var resolution = Resolve(text, id);
        Assert.Equal((id, null, null, null), (resolution.Township?.Id, resolution.Rejection, resolution.DiffersAt, resolution.FormerNameAt));
    }

    [Theory]
    [InlineData("柞市镇2023年工作总结\n今年以来,我镇努力工作。", "柞市镇")]
    [InlineData("2023年工作总结\n今年以来,在三江镇党委领导下,我镇努力工作。", "三江镇")]
    [InlineData("2023年工作总结\n今年以来,我镇努力工作。\n一、工作\n完成。\n溆浦县三江镇人民政府\n2023年12月31日", "三江镇")]
    [InlineData("三江镇2023年工作总结\n今年以来,我镇努力工作。\n一、工作\n与白水镇共建水厂。", "三江镇")]
    [InlineData("旺苍县白水镇与旺苍县三江镇", null)]
    public void Belong_to_it_even_if_they_name_another_township(string text, string? other)
    {
        var resolution = Resolve(text, Baishui);
        Assert.Equal(Baishui, resolution.Township?.Id);
        Assert.Equal(other, resolution.DiffersAt?.Of(text));
    }

    [Fact]
    public void Differ_from_a_folder_mistyped_by_one_digit()
    {
        var text = "响水滩乡关于救灾工作情况的报告\n县委、县政府:\n6月22日20时,我乡遭遇强降雨。";
        var resolution = Resolve(text, "361128202");
        Assert.Equal("莲花山乡", resolution.Township?.Name);
        Assert.Equal("响水滩乡", resolution.DiffersAt?.Of(text));
    }

    [Fact]
    public void Use_its_former_name()
    {
        var text = "白水乡2001年工作总结\n今年以来,我乡努力工作。";
        var resolution = Resolve(text, Baishui);
        Assert.Equal(Baishui, resolution.Township?.Id);
        Assert.Null(resolution.DiffersAt);
        Assert.Equal("白水乡", resolution.FormerNameAt?.Of(text));
    }

    [Theory]
    [InlineData("430681999")]
    [InlineData("430681")]
    [InlineData("白水镇")]
    [InlineData("")]
    public void Are_rejected_where_no_township_has_that_code(string id)
    {
        var resolution = Resolve("湖南省岳阳市汨罗市白水镇2023年工作总结", id);
        Assert.Equal("unknown_township", resolution.Rejection?.Code);
        Assert.Null(resolution.Township);
    }

    private static TownshipResolution Resolve(string text, string id) => TownshipResolver.Resolve(new ReportText(text), id);
}
