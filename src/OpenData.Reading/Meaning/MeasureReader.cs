using OpenData.Observations;
using OpenData.Reading.Quantities;

namespace OpenData.Reading.Meaning;

/// <summary>What kind of statement a number makes: a level, a change, a growth rate, a share, a rank or a ratio.</summary>
internal static class MeasureReader
{
    private static readonly string[] Growth = ["增长", "增幅", "增速", "下降", "减少", "上升", "提高", "同比", "环比", "降幅", "减幅", "增加", "提升", "上涨", "回落", "下滑"];
    private static readonly string[] Change = ["净增", "同比增加", "同比减少", "较上年增加", "较去年增加", "较上年减少", "较去年减少", "比上年增加", "比去年增加", "比上年减少", "比去年减少", "上升", "下降", "提高", "回落", "增加了", "减少了"];

    public static Measure Read(WrittenQuantity quantity, string indicator) => quantity.Unit.Dimension switch
    {
        Dimension.Rank => Measure.Rank,
        Dimension.Ratio => quantity.Qualifier == Qualifier.Ratio ? Measure.Ratio : Measure.Level,
        Dimension.Share => EndsWithAny(indicator, Growth) ? Measure.GrowthRate : Measure.Share,
        Dimension.Points => Measure.Change,
        _ => EndsWithAny(indicator, Change) ? Measure.Change : Measure.Level,
    };

    private static bool EndsWithAny(string text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
