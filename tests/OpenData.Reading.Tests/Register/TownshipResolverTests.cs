using OpenData.Observations;
using OpenData.Reading.Characters;
using OpenData.Reading.Register;

namespace OpenData.Reading.Tests.Register;

/// <summary>Texts whose township must come from themselves.</summary>
public sealed class TownshipResolverTests
{
    private const string Rest = "一年来,我们努力工作,各项工作取得新的成效。\n一、主要工作\n完成道路硬化三公里。\n";

    [Theory]
    [InlineData("柞市镇2021年工作总结", "430422115")]
    [InlineData("湖南省岳阳市汨罗市白水镇2017年三季度工作总结", "430681104")]
    [InlineData("四川省广元市旺苍县白水镇2017年工作总结", "510821103")]
    [InlineData("旺苍白水镇2017年工作总结", "510821103")]
    [InlineData("湖南汨罗白水镇工作总结", "430681104")]
    [InlineData("興寧區三塘鎮人民政府2022年工作總結", "450102101")]
    [InlineData("北京市海淀区苏家坨镇2023年工作总结", "110108029")]
    [InlineData("济源市克井镇2023年工作总结", "419001100")]
    [InlineData("东莞市石碣镇2023年工作总结", "441900101")]
    [InlineData("城口县葛城街道办事处2023年工作总结", "500229001")]
    [InlineData("都安县隆福乡2023年工作总结", "451228208")]
    [InlineData("宜章县莽山乡2023年工作总结", "431022205")]
    [InlineData("锡林郭勒盟正蓝旗扎格斯台苏木2023年工作总结", "152530203")]
    public void Name_it_in_the_title(string title, string id) => AssertIs(id, $"{title}\n{Rest}");

    [Fact]
    public void Name_county_and_prefecture_somewhere_in_the_text()
    {
        // As some quarterly reports begin: no title, the name in the first sentence, the county late and in passing phrases.
        AssertIs(
            "430681104",
            "2019年第三季度,按照市委、市政府的部署,白水镇干部职工同心协力抓生产,现将情况汇报如下:\n1、党的建设。白水镇新建活动室5个。"
            + "年中考评在岳阳市各乡镇中排第六,在汨罗市排第一。白水江沿岸天天有人清扫。全镇群众满意。");
    }

    [Fact]
    public void Name_it_only_behind_its_county_and_call_it_our_town()
    {
        // As some annual reports begin: no title, not named at the head.
        AssertIs(
            "431224122",
            "一、2024年工作情况\n过去一年,在县委和镇党委带领下,大家稳扎稳打。\n1.年末全镇有监测对象190户533人。"
            + "依托溆浦县三江镇同乡会牵线搭桥。推广“溆浦经验”,赴雨花区对接,三江镇农产品进城。");
    }

    [Fact]
    public void Name_its_party_committee_behind_the_countys() =>
        AssertIs("430422115", "2021年,在县委、县政府和柞市镇党委的领导下,各项工作取得成效。");

    [Fact]
    public void Name_other_townships_in_passing()
    {
        AssertIs(
            "511921112",
            "涪阳镇2023年工作总结\n今年以来,涪阳镇东邻三江镇,与白水镇接壤,赴和平镇学习考察。\n我镇与板桥镇、白沙镇联合巡河,"
            + "板桥镇出动60人,白沙镇出动40人,板桥镇、白沙镇群众满意。全镇完成道路三公里。");
        AssertIs("430422115", "柞市镇2021年工作总结\n推进柞市至云集镇公路,云集镇段完成3公里。赴云集镇、云集镇、云集镇考察。\n");
    }

    [Fact]
    public void Differ_in_the_kind_of_their_county()
    {
        // 六合镇 lies in 阿荣旗 and in 讷河市.
        AssertIs("230281106", "六合镇2023年上半年工作总结\n今年以来,围绕市委中心工作。对照市委、市政府的要求仍有差距。全镇大豆丰收。");
        AssertIs("150721101", "六合镇2023年上半年工作总结\n今年以来,围绕旗委中心工作。对照旗委、旗政府的要求仍有差距。全镇大豆丰收。");
    }

    [Fact]
    public void Differ_in_their_villages()
    {
        AssertIs("430681104", "白水镇2023年工作总结\n今年,我镇群玉村、王家坪村新建服务中心。");
        AssertIs("632723103", "清水河镇一季度雪灾情况\n我镇辖7个村。\n普桑村365户\n文措村298户\n中卡村276户\n");
    }

    [Fact]
    public void Are_told_apart_by_the_neighbours_they_name() =>
        AssertIs("430681104", "白水镇2023年工作总结\n今年以来,我镇同心协力。\n长乐镇、桃林寺镇、川山坪镇的群众前来赶集。");

    [Fact]
    public void Are_signed()
    {
        AssertIs(
            "430681104",
            "关于2023年工作的总结\n今年以来,全镇上下齐心协力。\n一、工作\n完成道路三公里。\n\n汨罗市白水镇人民政府\n2023年12月28日\n");
    }

    [Fact]
    public void Are_headed_by_title_or_issuer_that_another_part_found()
    {
        var text = "今年以来,各项工作进展顺利,全镇完成道路三公里,群众满意度进一步提高,现将有关情况报告如下。后面是正文,签发单位汨罗市白水镇党委,另有内容。完。";
        var issuer = new SourceSpan(text.IndexOf("汨罗", StringComparison.Ordinal), 8);
        Assert.Equal("430681104", TownshipResolver.Resolve(new ReportText(text), null, issuer: issuer).Township?.Id);
    }

    [Theory]
    [InlineData("祁阳县白水镇2015年工作总结", "431181107")]
    [InlineData("龙海市白水镇2015年工作总结", "350604102")]
    public void Name_a_county_as_it_was_then(string title, string id) => AssertIs(id, $"{title}\n{Rest}");

    [Theory]
    [InlineData("南召县城关街道2023年工作总结", "411321100", "城关街道")]
    [InlineData("太和镇2012年工作总结\n在射洪县委的领导下,我镇", "510981001", "太和镇")]
    [InlineData("汨罗市白水乡2001年工作总结", "430681104", "白水乡")]
    public void Use_a_former_name_within_a_known_county(string head, string id, string name)
    {
        var text = $"{head}\n{Rest}";
        var resolution = Resolve(text);
        Assert.Equal(id, resolution.Township?.Id);
        Assert.Equal(name, resolution.FormerNameAt?.Of(text));
    }

    [Fact]
    public void Use_a_former_name_that_cannot_be_believed_without_its_county()
    {
        // 放城镇 of 新泰市 is the only one of that stem; a 放城乡 without 新泰 may be any.
        Assert.Equal("unknown_township", Resolve($"放城乡2001年工作总结\n{Rest}").Rejection?.Code);
    }

    [Fact]
    public void Tell_a_town_from_the_sub_district_of_the_same_stem_beside_it()
    {
        AssertIs("130205100", $"唐山市开平区开平镇2023年工作总结\n{Rest}");
        AssertIs("130205002", $"唐山市开平区开平街道2023年工作总结\n{Rest}");
    }

    [Theory]
    [InlineData("白水镇2023年工作总结", 9)]
    [InlineData("城关镇2023年工作总结", 91)]
    [InlineData("湖南省三江镇2023年工作总结", 2)]
    public void May_belong_to_several(string title, int townships)
    {
        var rejection = Resolve($"{title}\n{Rest}").Rejection;
        Assert.Equal("ambiguous_township", rejection?.Code);
        Assert.Contains($"可能属于{townships}个", rejection!.Message, StringComparison.Ordinal);
        Assert.Contains($"any of {townships} townships", rejection.MessageEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2023年工作总结\n今年以来,我镇努力工作,全镇上下齐心协力。")]
    [InlineData("山东省曹县白水镇2023年工作总结\n今年以来,我镇努力工作。")]
    [InlineData("虚构的镇2023年工作总结\n今年以来,我镇努力工作。")]
    [InlineData("汨罗市2023年政府工作报告\n今年以来,全市经济平稳。\n一、项目\n白水镇建成5个,白水镇开工2个,长乐镇建成3个。")]
    [InlineData("汨罗市辖白水镇、长乐镇、三江镇、桃林寺镇等乡镇。白水镇建成项目5个,白水镇、长乐镇开工2个。")]
    [InlineData("我镇赴白水镇学习考察。")]
    [InlineData("This is not a report.")]
    [InlineData("")]
    public void May_belong_to_none(string text) => Assert.Equal("unknown_township", Resolve(text).Rejection?.Code);

    private static void AssertIs(string id, string text)
    {
        var resolution = Resolve(text);
        Assert.Null(resolution.Rejection?.Message);
        Assert.Equal(id, resolution.Township?.Id);
        Assert.Null(resolution.DiffersAt);
        Assert.Null(resolution.FormerNameAt);
    }

    private static TownshipResolution Resolve(string text) => TownshipResolver.Resolve(new ReportText(text), townshipId: null);
}
