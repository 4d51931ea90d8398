using OpenData.Reading.Register;

namespace OpenData.Reading.Tests.Register;

public sealed class TownshipNameTests
{
    [Theory]
    [InlineData("白水镇", "白水", "Town")]
    [InlineData("杨镇地区", "杨镇", "Area")]
    [InlineData("古镇镇", "古镇", "Town")]
    [InlineData("莽山瑶族乡", "莽山瑶族", "Township")]
    [InlineData("天桥街道", "天桥", "Subdistrict")]
    [InlineData("天桥街街道", "天桥街", "Subdistrict")]
    [InlineData("新华街道办事处", "新华", "Subdistrict")]
    [InlineData("柏泉办事处街道", "柏泉", "Subdistrict")]
    [InlineData("石溪办事处", "石溪", "Subdistrict")]
    [InlineData("和平街道地区", "和平", "Subdistrict")]
    [InlineData("巴彦塔拉苏木", "巴彦塔拉", "Sumu")]
    [InlineData("红旗农场", "红旗农场", "Other")]
    [InlineData("镇", "镇", "Other")]
    public void Is_a_stem_and_a_kind(string name, string stem, string kind)
    {
        var parts = TownshipName.Of(name);
        Assert.Equal((stem, kind), (name[..parts.Stem], parts.Kind.ToString()));
    }

    [Theory]
    [InlineData("莽山瑶族", false, "莽山")]
    [InlineData("雷洞瑶族水族", false, "雷洞")]
    [InlineData("达木珞巴民族", false, "达木")]
    [InlineData("科克浩特浩尔蒙古民族", false, "科克浩特浩尔")]
    [InlineData("巴音郭楞蒙古", true, "巴音郭楞")]
    [InlineData("达斡尔民族", false, "达斡尔")]
    [InlineData("鄂温克族", true, "鄂温克族")]
    [InlineData("白水", false, "白水")]
    public void Loses_the_peoples_in_daily_use(string stem, bool autonomous, string left) =>
        Assert.Equal(left, stem[..EthnicNames.Strip(stem, autonomous)]);

    [Theory]
    [InlineData("汨罗市", "汨罗")]
    [InlineData("都安瑶族自治县", "都安")]
    [InlineData("龙胜各族自治县", "龙胜")]
    [InlineData("甘南藏族自治州", "甘南")]
    [InlineData("伊犁哈萨克自治州", "伊犁")]
    [InlineData("广西壮族自治区", "广西")]
    [InlineData("内蒙古自治区", "内蒙古")]
    [InlineData("鄂伦春自治旗", "鄂伦春")]
    [InlineData("神农架林区", "神农架")]
    [InlineData("大兴安岭地区", "大兴安岭")]
    [InlineData("管城回族区", "管城")]
    [InlineData("浦东新区", "浦东")]
    public void Of_a_region_loses_its_ending(string name, string stem) => Assert.Equal(stem, RegionNames.StemOf(name));
}
