using OpenData.Reading.Register;

namespace OpenData.Reading.Tests.Register;

public sealed class RegionScanTests
{
    [Theory]
    [InlineData("湖南省岳阳市汨罗市白水镇", "湖南省 岳阳市 汨罗市")]
    [InlineData("祁阳县白水镇", "祁阳县")]
    [InlineData("都安县委、都安瑶族自治县", "都安县 都安瑶族自治县")]
    [InlineData("推广“溆浦经验”", "溆浦")]
    [InlineData("在若尔盖召开", "若尔盖")]
    [InlineData("丽江市古城区改造老城区", "丽江市 古城区")]
    [InlineData("平安县是平安区的旧称", "平安县 平安区")]
    public void Finds_regions(string text, string names) => Assert.Equal(names.Split(' '), RegionsIn(text));

    [Theory]
    [InlineData("和平镇东邻白水镇")]
    [InlineData("开拓上海市场")]
    [InlineData("南山村、长安路、平江河")]
    [InlineData("新建学校,平安建设,振兴产业,合作医疗,同心协力")]
    [InlineData("推进老城区改造和城区绿化")]
    public void Finds_none(string text) => Assert.Empty(RegionsIn(text));

    [Theory]
    [InlineData("在县委、县政府领导下,全县", "汨罗县", 1)]
    [InlineData("在县委、县政府领导下,全县", "汨罗市", -1)]
    [InlineData("市委、市政府,全市", "清江浦区", 0)]
    [InlineData("旗委、旗政府,全旗", "阿荣旗", 1)]
    [InlineData("我们努力工作", "阿荣旗", 0)]
    public void Tells_the_kind_of_county_from_its_committee(string text, string county, double agreement) =>
        Assert.Equal(agreement, new RegionScan(text, []).AgreementWith(county));

    private static IEnumerable<string> RegionsIn(string text) =>
        new RegionScan(text, new TownshipScan(text).Places).Places.Where(place => place.Strength > Strength.Weak).Select(place => place.Span.Of(text));
}
