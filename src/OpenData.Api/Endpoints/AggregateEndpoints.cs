using System.Globalization;
using OpenData.Api.Fields;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary><c>/observations/aggregate</c>: counts and sums in groups, refusing what cannot be put together.</summary>
public sealed class AggregateEndpoints(ObservationIndex index, ReferenceData reference)
{
    private static readonly string[] Metrics = ["count", "sum", "avg", "min", "max", "median"];

    public static Route Route { get; } = new(
        "Aggregate",
        "/observations/aggregate",
        new("按组计数与合计", "Counts and sums in groups"),
        [
            .. ObservationParameters.Filters,
            new("group_by", ParameterKind.Word, new("分组字段，1 至 3 个。", "Fields to group by, 1 to 3."))
            {
                IsList = true,
                Allowed = Groupings.OfAggregates,
            },
            new("metric", ParameterKind.Word,
                new("对 base_value 的运算；除 count 外，各组须同单位、同性质、同状态；sum 与 avg 还须指标目录允许合计或平均。",
                "What to make of base_value; but for count, a group must have one unit, measure and status, and for sum and avg its indicators must allow it."))
            {
                IsList = true,
                Allowed = Metrics,
                Default = "count",
            },
            .. CommonParameters.OfLists,
        ]);

    public Answer Aggregate(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = request.Query;
        using var reader = index.Read();
        var filter = ObservationParameters.ReadFilter(query, reader, reference);
        var by = Groupings.Read(query, "group_by", Groupings.OfAggregates, Limits.Groupings);
        if (!query.Has("group_by"))
            query.Fail(new ParameterError("empty_parameter", "group_by", null,
                new("须指明 group_by。", "Say what to group by.")) { Allowed = Groupings.OfAggregates });
        var metrics = query.Words<string>("metric", (string word, out string metric) => Metrics.Contains(metric = word), Metrics);
        if (metrics.Count == 0) metrics = ["count"];
        var page = PageRequest.Read(request);
        var point = query.PointIn(reader, page.Cursor);
        return ListAnswer.Of(request, point, page.MediaType, MakePage, page.Bom);

        Page<ObservationGroup> MakePage()
        {
            var groups = reader.Groups(filter, point, by);
            Additivity.RefuseWhatCannotBePutTogether(groups, metrics, reference);
            var fields = FieldsOf(by, metrics, reader, request.Language);
            var skipped = page.LastId is { } last ? int.Parse(last, CultureInfo.InvariantCulture) : 0;
            var shown = groups.Skip(skipped).Take(page.Limit + 1).ToList();
            return page.Of(fields, shown, groups.Count, point, _ => (skipped + page.Limit).ToString(CultureInfo.InvariantCulture));
        }
    }

    private List<Field<ObservationGroup>> FieldsOf(
        IReadOnlyList<ObservationGrouping> by, IReadOnlyList<string> metrics, IndexReader reader, Language language)
    {
        var fields = new List<Field<ObservationGroup>>();
        for (var i = 0; i < by.Count; i++)
        {
            var (position, grouping) = (i, by[i]);
            var name = Groupings.WordOf(grouping);
            fields.Add(grouping == ObservationGrouping.Year
                ? new(name, FieldType.Whole, true, new("年份。", "The year."), group => FieldValue.Of(Number(group.Keys[position])))
                : new(name, FieldType.Text, true, new("组。", "The group."), group => FieldValue.Of(group.Keys[position])));
            if (LabelName(grouping) is { } label)
            {
                fields.Add(new(label, FieldType.Text, true, new("名称。", "Its name."), group => FieldValue.Of(
                    Groupings.LabelOf(grouping, group.Keys[position], reader, reference, language))));
            }
        }

        fields.Add(new("base_unit", FieldType.Text, true, new("单位；不止一个时为空。", "Unit; null where there are several."),
            group => FieldValue.Of(Only(group, kind => kind.BaseUnit))));
        fields.Add(new("measure", FieldType.Text, true, new("性质；不止一种时为空。", "Measure; null where there are several."),
            group => FieldValue.Of(Only(group, kind => kind.Measure.Code()))));
        if (!by.Contains(ObservationGrouping.Status))
            fields.Add(new("status", FieldType.Text, true, new("状态；不止一种时为空。", "Status; null where there are several."),
                group => FieldValue.Of(Only(group, kind => kind.Status.Code()))));
        fields.AddRange(metrics.Prepend("count").Distinct().Select(metric => new Field<ObservationGroup>(
            metric, metric == "count" ? FieldType.Whole : FieldType.Number, false, new("运算结果。", "The result."),
                group => FieldValue.Of(Result(group, metric)))));
        return fields;
    }

    private static decimal? Result(ObservationGroup group, string metric)
    {
        try
        {
            return metric switch
            {
                "count" => group.Count,
                "sum" => group.Sum,
                "avg" => group.Sum / group.Count,
                "min" => group.Minimum,
                "max" => group.Maximum,
                _ => group.Median,
            };
        }
        catch (OverflowException)
        {
            throw new ProblemException(Problems.InvalidParameter(new ParameterError(
                "invalid_value", "metric", metric, new("合计超过 28 位数字。", "The sum has more than 28 digits."))));
        }
    }

    private static string? LabelName(ObservationGrouping grouping) => grouping switch
    {
        ObservationGrouping.TownshipId => "township_name",
        ObservationGrouping.County => "county_name",
        ObservationGrouping.Province => "province_name",
        ObservationGrouping.IndicatorId => "indicator",
        ObservationGrouping.Topic => "topic_name",
        _ => null,
    };

    private static string? Only(ObservationGroup group, Func<FigureKind, string> part) =>
        group.Kinds.Keys.Select(part).Distinct(StringComparer.Ordinal).Take(2).ToList() is [var only] ? only : null;

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
