using OpenData.Observations;

namespace OpenData.Api.Fields;

/// <summary>An entry of the catalogue with what has been published about it.</summary>
public sealed record IndicatorSummary(Indicator Indicator, long Observations, long Townships);

/// <summary>The fields of an indicator.</summary>
public static class IndicatorFields
{
    public static IReadOnlyList<Field<IndicatorSummary>> All { get; } =
    [
        Text("indicator_id", "永久编号。", "Permanent id.", i => i.Indicator.Id),
        Text("label_zh", "中文名称。", "Name in Chinese.", i => i.Indicator.LabelZh),
        Text("label_en", "英文名称。", "Name in English.", i => i.Indicator.LabelEn),
        Text("definition_zh", "中文定义。", "Definition in Chinese.", i => i.Indicator.Definition),
        Text("definition_en", "英文定义。", "Definition in English.", i => i.Indicator.DefinitionEn),
        Text("topic", "工作领域。", "Field of work.", i => i.Indicator.Topic.Code()) with { Allowed = Codes<Topic>.All },
        Text("dimension", "量纲。", "What its numbers measure.", i => i.Indicator.Dimension),
        Text("base_unit", "基本单位。", "Unit of its base values.", i => i.Indicator.BaseUnit),
        Text("aggregation", "各乡镇的数可否合计或平均。", "Whether figures of several townships may be added or averaged.",
            i => i.Indicator.Aggregation.Code()) with { Allowed = Codes<Aggregation>.All },
        new("aliases", FieldType.List, false, new("同义说法。", "Other phrases for it."), i => FieldValue.Of(i.Indicator.Aliases)),
        new("observation_count", FieldType.Whole, false, new("观测数。", "How many observations it has."),
            i => FieldValue.Of((decimal?)i.Observations)),
        new("township_count", FieldType.Whole, false, new("有该指标的乡镇数。", "How many townships have one."),
            i => FieldValue.Of((decimal?)i.Townships)),
    ];

    private static Field<IndicatorSummary> Text(string name, string zh, string en, Func<IndicatorSummary, string> value) =>
        new(name, FieldType.Text, false, new(zh, en), i => FieldValue.Of(value(i)));
}
