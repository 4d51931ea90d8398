using OpenData.Api.Fields;
using OpenData.Api.Http;
using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Api.Parameters;

/// <summary>The parameters that choose and order observations, and their reading.</summary>
public static class ObservationParameters
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;
    private const int MostSortKeys = 4;

    private static readonly Dictionary<string, ObservationSort> Sorts = new(StringComparer.Ordinal)
    {
        ["id"] = ObservationSort.Id,
        ["township_id"] = ObservationSort.TownshipId,
        ["report_id"] = ObservationSort.ReportId,
        ["year"] = ObservationSort.Year,
        ["period"] = ObservationSort.Period,
        ["indicator_id"] = ObservationSort.IndicatorId,
        ["value"] = ObservationSort.Value,
        ["base_value"] = ObservationSort.BaseValue,
        ["base_unit"] = ObservationSort.BaseUnit,
        ["confidence"] = ObservationSort.Confidence,
        ["created_at"] = ObservationSort.CreatedAt,
    };

    private static readonly string[] States = ["current", "superseded", "withdrawn", "all"];

    /// <summary>Those that decide which observations are meant.</summary>
    public static IReadOnlyList<Parameter> Filters { get; } =
    [
        CommonParameters.TownshipId,
        CommonParameters.Within,
        CommonParameters.ReportId,
        new("year", ParameterKind.Year, new("数字所述时期开始的年份。", "Year in which the number's period begins.")) { IsList = true },
        new("year__gte", ParameterKind.Year, new("该年及以后。", "That year or later.")),
        new("year__lte", ParameterKind.Year, new("该年及以前。", "That year or earlier.")),
        new("period", ParameterKind.Period,
            new("数字所述时期，与 period 字段写法相同。", "Period of the number, written as in the field period.")) { IsList = true },
        Words<Topic>("topic", "工作领域。", "Field of work."),
        new("indicator_id", ParameterKind.IndicatorId,
            new("指标目录编号，见 /indicators。", "Id in the indicator catalogue, see /indicators.")) { IsList = true },
        new("unit", ParameterKind.Text, new("原文单位。", "Unit as written.")) { IsList = true },
        new("base_unit", ParameterKind.Text, new("基本单位。", "Base unit.")) { IsList = true },
        Words<ObservationStatus>("status", "已实现、计划，或变化之前的数。", "Done, planned, or the figure a change started from."),
        Words<Measure>("measure", "数值性质。", "Kind of statement."),
        Words<Qualifier>("qualifier", "精确程度。", "How exact the number is."),
        new("place", ParameterKind.Text, new("小于乡镇的地点，全名。", "Place narrower than the township, its whole name.")) { IsList = true },
        new("value__gte", ParameterKind.Number, new("基本单位数值不小于。", "Base value not less than this.")),
        new("value__lte", ParameterKind.Number, new("基本单位数值不大于。", "Base value not greater than this.")),
        new("confidence__gte", ParameterKind.Number, new("置信度不小于，0 至 1。", "Confidence not less than this, 0 to 1.")),
        new("has_finding", ParameterKind.Truth, new("是否有核查结果涉及它。", "Whether a finding names it.")) { Allowed = ["true", "false"] },
        new("q", ParameterKind.Text,
            new("在 quote、indicator、section 中查找，空格分隔的词须全部出现，繁简通用，最长 100 个字符。",
            "Searches quote, indicator and section; all words parted by blanks must occur; traditional or simplified; at most 100 characters.")),
        new("updated_since", ParameterKind.Time,
            new("该时刻起公开、被取代或撤回的记录；未给 state 时包括已被取代和撤回的。",
            "What became visible, was superseded or withdrawn at that time or later; without state, superseded and withdrawn ones are included.")),
        new("state", ParameterKind.Word, new("当前、已被取代、已撤回，或全部。", "Current, superseded, withdrawn, or all of them.")) 
        {
            IsList = true,
            Allowed = States,
            Default = "current",
        },
        CommonParameters.AsOf,
    ];

    public static Parameter Sort { get; } = new(
        "sort", ParameterKind.Word,
            new("排序字段，- 表示降序；最后总是 id，空值在后。", "Fields to sort by, - for descending; id is always the last, nulls come last."))
    {
        IsList = true,
        Allowed = [.. Sorts.Keys.SelectMany(name => (string[])[name, "-" + name])],
        Default = "id",
    };

    public static Parameter Select { get; } = new(
        "select", ParameterKind.Word, new("只要这些字段，按所写的顺序。", "Only these fields, in the order written."))
    {
        IsList = true,
        Allowed = [.. ObservationFields.All.Select(field => field.Name)],
    };

    /// <summary>Reads the filter; what is wrong with it is noted in the query.</summary>
    public static ObservationFilter ReadFilter(Query query, IndexReader reader, ReferenceData reference)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(reader);
        var filter = new ObservationFilter
        {
            TownshipIds = query.TownshipIds(reader, reference),
            Within = query.Within(),
            ReportIds = query.ReportIds(reader),
            Years = query.List<int>("year", TryYear, word => NotA("year", word, "年份，如 2019", "a year such as 2019")).ToValueList(),
            YearFrom = query.Whole("year__gte", FirstYear, LastYear),
            YearTo = query.Whole("year__lte", FirstYear, LastYear),
            Periods = query.List<string>("period", TryPeriod,
                word => NotA("period", word, "时期，如 2017、2017-Q3", "a period such as 2017 or 2017-Q3")).ToValueList(),
            Topics = query.Codes<Topic>("topic").ToValueList(),
            IndicatorIds = IndicatorIds(query, reader, reference),
            Units = query.List("unit", Limits.ListValues).ToValueList(),
            BaseUnits = query.List("base_unit", Limits.ListValues).ToValueList(),
            Statuses = query.Codes<ObservationStatus>("status").ToValueList(),
            Measures = query.Codes<Measure>("measure").ToValueList(),
            Qualifiers = query.Codes<Qualifier>("qualifier").ToValueList(),
            Places = query.List("place", Limits.ListValues).ToValueList(),
            ValueFrom = query.Number("value__gte"),
            ValueTo = query.Number("value__lte"),
            ConfidenceFrom = query.Number("confidence__gte"),
            HasFinding = query.Truth("has_finding"),
            Words = query.SearchWords("q").ToValueList(),
            States = ReadStates(query),
            ChangedAfter = query.Time("updated_since") is { } since ? reader.Before(since).Generation : null,
        };
        if (filter.ConfidenceFrom is < 0 or > 1)
            query.Fail("invalid_value", "confidence__gte", new("须在 0 与 1 之间。", "It must be between 0 and 1."));
        RefuseEmptyRange(query, "year__gte", "year__lte", filter.YearFrom, filter.YearTo);
        RefuseEmptyRange(query, "value__gte", "value__lte", filter.ValueFrom, filter.ValueTo);
        return filter;
    }

    /// <summary>Reads the order; what is wrong with it is noted in the query.</summary>
    public static IReadOnlyList<SortKey> ReadSort(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var keys = query.Words<SortKey>("sort", TrySortKey, Sort.Allowed!);
        if (keys.Count > MostSortKeys) query.Fail("too_many_values", "sort", new("最多 4 个字段。", "At most 4 fields can be given."));
        var twice = keys.GroupBy(key => key.By).Any(group => group.Count() > 1);
        if (twice) query.Fail("invalid_value", "sort", new("同一字段不能出现两次。", "A field can be given only once."));
        return keys;
    }

    /// <summary>Reads the fields wanted; what is wrong is noted in the query.</summary>
    public static IReadOnlyList<Field<IndexedObservation>> ReadSelect(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var names = query.Words<string>("select", (string word, out string name) => Select.Allowed!.Contains(name = word), Select.Allowed!);
        return names.Count == 0 ? ObservationFields.All
            : [.. names.Select(name => ObservationFields.All.First(field => field.Name == name))];
    }

    private static ValueList<string> IndicatorIds(Query query, IndexReader reader, ReferenceData reference) =>
        query.List<string>(
            "indicator_id",
            (string word, out string id) => reference.FindIndicator(id = word) is not null || reader.KnowsIndicator(word),
            word => UnknownId("indicator_id", word, "指标", "indicator",
                Suggestion.For(word, reference.Indicators.Select(indicator => indicator.Id)))).ToValueList();

    private static ValueList<RecordState> ReadStates(Query query)
    {
        var words = query.Words<string>("state", (string word, out string state) => States.Contains(state = word), States);
        if (words.Contains("all")) return [RecordState.Current, RecordState.Superseded, RecordState.Withdrawn];
        return words.Select(Codes<RecordState>.Parse).ToValueList();
    }

    internal static ParameterError UnknownId(string parameter, string id, string zh, string en, string? meant) =>
        new("unknown_id", parameter, id, new(
            $"没有{zh}“{id}”。" + (meant is null ? "" : $"是否想用 {meant}？"),
                $"There is no {en} '{id}'." + (meant is null ? "" : $" Did you mean {meant}?")))
        {
            DidYouMean = meant,
        };

    internal static ParameterError NotA(string parameter, string word, string zh, string en) =>
        new("invalid_value", parameter, word, new($"“{word}”不是{zh}。", $"'{word}' is not {en}."));

    private static void RefuseEmptyRange<T>(Query query, string from, string to, T? least, T? most)
        where T : struct, IComparable<T>
    {
        if (least is { } low && most is { } high && low.CompareTo(high) > 0)
            query.Fail("conflicting_parameters", from, new($"{from} 大于 {to}，没有数据可符合。", $"{from} is greater than {to}: nothing can fit."));
    }

    internal static bool TryYear(string word, out int year) =>
        int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out year)
            && year is >= FirstYear and <= LastYear;

    private static bool TryPeriod(string word, out string period)
    {
        period = word;
        return Period.TryParse(word, out var parsed) && parsed.ToString() == word;
    }

    private static bool TrySortKey(string word, out SortKey key)
    {
        var isKnown = Sorts.TryGetValue(word.StartsWith('-') ? word[1..] : word, out var by);
        key = new SortKey(by, word.StartsWith('-'));
        return isKnown;
    }

    private static Parameter Words<T>(string name, string zh, string en)
        where T : struct, Enum => new(name, ParameterKind.Word, new(zh, en)) { IsList = true, Allowed = Codes<T>.All };
}
