using OpenData.Api;

namespace OpenData.Portal.Texts;

internal static class HomeTexts
{
    public static readonly Bilingual Headline = new("乡镇工作报告里的每一个数字，连同它的原句", "Every figure in China’s township work reports, with its sentence");
    public static readonly Bilingual Lead = new(
        "查一个乡镇，比一个指标，再从数字点回它所在的那句话。", "Look up a township, compare an indicator, and click from the number to the sentence it came from.");
    public static readonly Bilingual Examples = new("试试", "Try");
    public const string ExampleWord = "脱贫";
    public static readonly Bilingual ExampleSearch = new($"含“{ExampleWord}”的原句", $"sentences with {ExampleWord}");
    public static readonly Bilingual Reports = new("份报告", "reports");
    public static readonly Bilingual Observations = new("条数据", "figures");
    public static readonly Bilingual Townships = new("个乡镇", "townships");
    public static readonly Bilingual Years = new("报告年份", "years of reports");
    public static readonly Bilingual FromSentence = new("从一句话，到一条数据", "From a sentence to a record");
    public static readonly Bilingual ReadInReport = new("在报告全文中查看", "Read it in the report");
    public static readonly Bilingual Topics = new("都写了些什么", "What the reports speak of");
    public static readonly Bilingual TopicsNote = new("各领域的数据条数，点开即可查看。", "Figures by field of work; follow one to see them.");
    public static readonly Bilingual Newest = new("最新公开的报告", "Newest reports");
    public static readonly Bilingual PublishedHere = new("公开于", "published here");
    public static readonly Bilingual Nothing = new(
        "还没有公开的报告。上传第一份，几秒钟后这里就有数据。", "Nothing has been published yet. Upload the first report, and its figures stand here seconds later.");
    public static readonly Bilingual Description = new(
        "从乡镇政府工作报告中逐句读出的统计数据：可查、可比、可下载，每个数字附原句。",
        "Statistics read sentence by sentence from Chinese township work reports: searchable, comparable, downloadable, each figure with its source.");
}
