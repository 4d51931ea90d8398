using OpenData.Reading.Characters;
using OpenData.Reading.Register;

namespace OpenData.Reading.Tests.Register;

public sealed class TownshipScanTests
{
    [Theory]
    [InlineData("白水镇党政班子群策群力", "白水镇")]
    [InlineData("湖南省岳阳市汨罗市白水镇", "白水镇")]
    [InlineData("柞市鎮黨委、政府在縣委領導下", "柞市鎮")]
    [InlineData("城关街道办事处", "城关街道")]
    [InlineData("与长乐镇、三江镇接壤", "长乐镇 三江镇")]
    [InlineData("龙河镇保安林场2023年工作总结", "龙河镇保安林场")]
    [InlineData("白水乡村民三百户", "白水乡")]
    [InlineData("西乌珠穆沁旗巴彦花苏木", "巴彦花苏木")]
    [InlineData("汾阳市西河街道", "西河街道")]
    [InlineData("汨罗市县城关镇", "城关镇")]
    [InlineData("如东河口镇", "河口镇")]
    [InlineData("金安区东河口镇", "东河口镇")]
    [InlineData("昌平阳坊镇", "阳坊镇")]
    public void Finds_names(string text, string names) => Assert.Equal(names.Split(' '), NamesIn(text));

    [Theory]
    [InlineData("推进新型城镇化建设")]
    [InlineData("全面推进乡村振兴,动员乡贤返乡")]
    [InlineData("全镇各乡镇均已完成")]
    [InlineData("清扫街道和社区")]
    [InlineData("江苏省镇江市镇江新区")]
    [InlineData("镇")]
    [InlineData("")]
    public void Finds_none(string text) => Assert.Empty(NamesIn(text));

    [Fact]
    public void Counts_how_the_text_calls_its_own()
    {
        var scan = new TownshipScan("今年以来,我镇干部、全镇上下在镇党委领导下努力工作,支援兄弟乡镇;我乡亦然。");
        Assert.Equal(3, scan.SelfNames[(int)TownshipKind.Town]);
        Assert.Equal(1, scan.SelfNames[(int)TownshipKind.Township]);
        Assert.Equal(0, scan.SelfNames[(int)TownshipKind.Subdistrict]);
    }

    private static IEnumerable<string> NamesIn(string text) => new TownshipScan(new ReportText(text).Plain).Places.Select(place => place.Span.Of(text));
}
