using OpenData.Api.Fields;

namespace OpenData.Api.Exports;

/// <summary>What the tables, views and columns of <c>opendata.sqlite</c> mean: its table <c>about</c>.</summary>
internal static class SqliteExportNames
{
    public static IReadOnlyList<(string Name, Bilingual Meaning)> All { get; } =
    [
        ("license", new($"数据按{License.Title.Zh}许可（{License.Id}）提供。", $"The data are given under {License.Title.En} ({License.Id}).")),
        ("townships", new("有公开报告的乡镇。", "Townships with a published report.")),
        ("reports", new("当前公开的报告，每份一行。", "The reports visible now, one row each.")),
        ("indicators", new("指标目录。", "The indicator catalogue.")),
        ("sections", new("报告中的各级标题。", "Headings of the reports.")),
        ("observations", new("每个数一行；编号、标题等在视图 observations_full 中。",
            "One row for each number; ids and titles are in the view observations_full.")),
        ("findings", new("核查结果，包括相符的。", "Checks of figures against each other, those that agree included.")),
        ("observations_full", new("观测的全部字段，与 CSV 和 API 相同。", "All fields of the observations, as in CSV and the API.")),
        ("plans", new("状态为计划的观测。", "Observations that are targets.")),
        ("contradictions", new("不相符的核查结果。", "Checks whose figures disagree.")),
        ("indicator_years", new("指标目录中各指标按乡镇、年份的数值。", "Figures of catalogued indicators by township and year.")),
        ("observations.report_number", new("所属报告，见 reports。", "The report, see reports.")),
        ("observations.sequence", new("在报告中的序号，从 1 起。", "Position in the report, from 1.")),
        ("observations.section_number", new("所在标题，见 sections。", "The headings above it, see sections.")),
        ("observations.findings", new("涉及它的核查结果编号，以分号相连。", "Ids of the findings that name it, joined by semicolons.")),
        .. ObservationFields.All.Select(field => ($"observations_full.{field.Name}", field.Meaning)),
    ];
}
