using OpenData.Observations;
using OpenData.Reading.Quantities;
using OpenData.Reading.Words;

namespace OpenData.Reading.Meaning;

/// <summary>What kind of statement a number makes: a level, a change, a growth rate, a share, a rank or a ratio.</summary>
internal static class MeasureReader
{
    private static readonly WordTable<bool> Growth = WordTable.Of(["增长", "增幅", "增速", "下降", "减少", "上升", "提高", "同比", "环比", "降幅", "减幅", "增加", "提升", "上涨", "回落", "下滑"], backwards: true);
    private static readonly WordTable<bool> Change = WordTable.Of(["净增", "同比增加", "同比减少", "较上年增加", "较去年增加", "较上年减少", "较去年减少", "比上年增加", "比去年增加", "比上年减少", "比去年减少", "上升", "下降", "提高", "回落", "增加了", "减少了"], backwards: true);

    public static Measure Read(WrittenQuantity quantity, string indicator) => quantity.Unit.Dimension switch
    {
        Dimension.Rank => Measure.Rank,
        Dimension.Ratio => quantity.Qualifier == Qualifier.Ratio ? Measure.Ratio : Measure.Level,
        Dimension.Share => Growth.Ends(indicator) ? Measure.GrowthRate : Measure.Share,
        Dimension.Points => Measure.Change,
        _ => Change.Ends(indicator) ? Measure.Change : Measure.Level,
    };
}
