using FsCheck;
using FsCheck.Fluent;

namespace OpenData.Reading.Tests.Robustness;

/// <summary>Texts put together from what reports are made of, in no order any report has.</summary>
internal sealed record GeneratedText(IReadOnlyList<string> Pieces)
{
    private static readonly string[] Numbers =
        ["1", "12", "3.5", "1,286", "１２３", "0", "98.7", "2023", "12345", "一", "两", "兩", "十", "十二", "三四十", "二十三", "三百六十", "两万五千", "二〇二三", "百", "千", "万", "萬", "亿", "零", "壹", "伍", "20余", "三千多", "十几", "数", "几", "半"];

    private static readonly string[] Units =
        ["户", "戶", "人", "名", "个", "個", "元", "万元", "亿元", "亩", "畝", "公里", "%", "％", "‰", "个百分点", "成", "岁", "天", "小时", "次", "起", "元/人", "倍", "级", "号", "期", "届", "村", "类"];

    private static readonly string[] Times = ["年", "月", "日", "月底", "季度", "上半年", "去年", "同期", "截至", "目前", "至", "以来", "2024-01-12", "9:30", "“6·23”", "十四五"];

    private static readonly string[] Words =
        ["其中", "共", "分别", "同比", "增长", "下降", "由", "从", "到", "占", "达", "约", "近", "超", "以上", "以下", "左右", "不低于", "力争", "预计", "将", "第", "前", "每", "一是", "二是", "百分之", "千分之", "分之", "四川", "一切", "三农",
            "两委", "四类人员", "一户一策", "第一书记", "12345热线", "G320", "5G", "新建", "拆除", "低保户", "水渠", "白水镇", "扎玛村", "我镇", "总结", "发布时间", "人民政府", "下一步", "存在问题"];

    private static readonly string[] Marks = ["，", "。", "；", "：", "、", "（", "）", "(", ")", "“", "”", "《", "》", "〔", "〕", "—", "-", "~", "/", ".", ",", " ", "　", "\n", "\t", "…", "·"];

    private static readonly Gen<string> Odd = Gen.Choose(1, char.MaxValue).Select(code => ((char)code).ToString());

    private static readonly Gen<string> Piece = Gen.Frequency(
        (6, Gen.Elements(Numbers)), (6, Gen.Elements(Units)), (3, Gen.Elements(Times)), (6, Gen.Elements(Words)), (5, Gen.Elements(Marks)), (1, Odd));

    /// <summary>Shrinks by leaving a piece out.</summary>
    public static Arbitrary<GeneratedText> Arbitrary { get; } = Arb.From(Gen.ListOf(Piece).Select(pieces => new GeneratedText([.. pieces])), Shorter);

    public string Text => string.Concat(Pieces);

    public override string ToString() => $"\"{Text}\"";

    /// <summary>Checks a property of many texts, the same ones every time; a failure shows the shortest text found.</summary>
    public static void ForAll(Action<string> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(120).WithReplay(new Replay(new Rnd(20231130, 1), null)), Prop.ForAll(Arbitrary, generated => property(generated.Text)));

    private static IEnumerable<GeneratedText> Shorter(GeneratedText text) =>
        Enumerable.Range(0, text.Pieces.Count).Select(left => new GeneratedText([.. text.Pieces.Where((_, index) => index != left)]));
}
