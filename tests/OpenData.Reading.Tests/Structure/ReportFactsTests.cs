using System.Globalization;
using OpenData.Observations;
using OpenData.Reading.Characters;
using OpenData.Reading.Tests.Gold;
using Xunit.Abstractions;

namespace OpenData.Reading.Tests.Structure;

/// <summary>What reports say of themselves, against the notes beside each.</summary>
public sealed class ReportFactsTests(ITestOutputHelper output)
{
    /// <summary>What is not read yet of the sample reports; a miss that comes right must leave this list.</summary>
    private static readonly string[] KnownMisses =
    [
        // 信息来源：石塘镇, the note names the government.
        "331081105/2022-09-typhoon issuer",
        // The file name says the year, the text the month; a name given by a person decides.
        "361128203/2024-flood period",
        // 二〇二四年七月三日
        "421124104/2024-H1 published_on",
        // 填报单位：永昌县朱王堡镇综合办, the note without the county.
        "620321103/2022-Q3 issuer",
    ];

    /// <summary>The same where the file is called anything: nothing in the text says that a yearly report is about one matter.</summary>
    private static readonly string[] KnownMissesWithoutFileName = ["320324113/2023-H1-toilets kind", "451228208/2023-poverty kind", "621121101/2024-Q3-governance kind"];

    [Fact]
    public void Sample_reports_say_what_they_are() =>
        Assert.Equal(KnownMisses, GoldCorpus.Seeds.SelectMany(report => Misses(report, report.Reading)));

    [Fact]
    public void Period_and_kind_are_read_from_the_text_where_the_file_name_is_silent() =>
        Assert.Equal(KnownMissesWithoutFileName, GoldCorpus.Seeds.SelectMany(report => Misses(report, ReadUnnamed(report))).Where(miss => miss.EndsWith("period", StringComparison.Ordinal) || miss.EndsWith("kind", StringComparison.Ordinal)));

    [Fact]
    public void Held_out_reports_say_what_they_are()
    {
        var fields = GoldCorpus.Holdout.SelectMany(report => Facts(report, report.Reading)).ToLookup(fact => fact.Field, fact => fact.Expected == fact.Actual);
        foreach (var field in fields) output.WriteLine($"{field.Key}: {field.Count(right => right)} of {field.Count()}");

        Assert.All(fields["title"].Concat(fields["kind"]).Concat(fields["township_id"]), Assert.True);

        // A special report's file is named by its year where the notes have the month.
        Assert.InRange(fields["period"].Average(right => right ? 1 : 0), 0.95, 1);
        Assert.InRange(fields["issuer"].Concat(fields["published_on"]).Average(right => right ? 1 : 0), 0.6, 1);
    }

    [SharedGoldFact]
    public void Real_reports_say_what_they_are() =>
        Assert.Equal(
            ["2017-Q3 quarter 白水镇", "2021 annual 柞市镇", "2024 annual 三江镇"],
            GoldCorpus.Shared.Select(report => $"{report.Reading.Period} {report.Reading.Kind.Code()} {report.Reading.Township?.Name}"));

    [Theory]
    [InlineData("白水镇2023年工作总结\n今年以来,我镇扎实工作。", "白水镇2023年工作总结", "2023", "annual")]
    [InlineData("白水镇2023年上半年工作情况\n今年以来,我镇扎实工作。", "白水镇2023年上半年工作情况", "2023-H1", "half-year")]
    [InlineData("白水镇2023年第三季度工作总结\n三季度以来,我镇扎实工作。", "白水镇2023年第三季度工作总结", "2023-Q3", "quarter")]
    [InlineData("白水镇2023年9月份工作简报\n9月份,我镇扎实工作。", "白水镇2023年9月份工作简报", "2023-09", "month")]
    [InlineData("白水镇二〇二三年工作总结\n今年以来,我镇扎实工作。", "白水镇二〇二三年工作总结", "2023", "annual")]
    [InlineData("关于2023年防汛救灾工作情况的报告\n入汛以来,我镇扎实工作。", "关于2023年防汛救灾工作情况的报告", "2023", "special")]
    [InlineData("2023年三季度在市委的正确领导下,白水镇扎实工作。", "", "2023-Q3", "quarter")]
    [InlineData("今年以来,我镇扎实工作。", "", "", "annual")]
    public void Title_period_and_kind_are_read_from_the_first_lines(string text, string title, string period, string kind)
    {
        var report = ReportReader.ReadText(new ReportText(text), new ReportHint());

        Assert.Equal((title, period, kind), (report.Title ?? "", report.Period?.ToString() ?? "", report.Kind.Code()));
    }

    [Theory]
    [InlineData("2017-Q3.txt", "2017-Q3", "")]
    [InlineData("2017.docx", "2017", "")]
    [InlineData("2017-01_2017-09.html", "2017-01/2017-09", "")]
    [InlineData("2017-Q3-flood.txt", "2017-Q3", "flood")]
    [InlineData("工作总结.txt", "2023", "")]
    [InlineData("17.txt", "2023", "")]
    public void The_file_name_decides_the_period_where_it_names_one(string fileName, string period, string slug)
    {
        var report = ReportReader.ReadText(new ReportText("白水镇2023年工作总结\n今年以来,我镇扎实工作。"), new ReportHint(FileName: fileName));

        Assert.Equal((period, slug), (report.Period?.ToString() ?? "", report.Slug ?? ""));
    }

    [Theory]
    [InlineData("发布时间:2024-01-12 来源:白水镇党政办 浏览次数:36", "白水镇党政办", "2024-01-12")]
    [InlineData("发布时间:2024年1月12日", "", "2024-01-12")]
    [InlineData("发布日期:2024.1.12 来源:白水镇人民政府", "白水镇人民政府", "2024-01-12")]
    public void Issuer_and_date_of_publication_are_read_from_the_line_below_the_title(string line, string issuer, string day)
    {
        var report = ReportReader.ReadText(new ReportText($"白水镇2023年工作总结\n{line}\n今年以来,我镇扎实工作。"), new ReportHint());

        Assert.Equal((issuer, DateOnly.Parse(day, CultureInfo.InvariantCulture)), (report.Issuer ?? "", report.PublishedOn));
    }

    [Fact]
    public void A_signature_on_the_last_lines_names_the_issuer() =>
        Assert.Equal("白水镇人民政府", ReportReader.ReadText(new ReportText("白水镇2023年工作总结\n今年以来,我镇扎实工作。\n白水镇人民政府\n2023年12月30日"), new ReportHint()).Issuer);

    private static ReadReport ReadUnnamed(GoldReport report) => ReportReader.Read(File.ReadAllBytes(report.TextPath), report.Hint with { FileName = "report.txt" });

    private static IEnumerable<string> Misses(GoldReport report, ReadReport reading) =>
        Facts(report, reading).Where(fact => fact.Expected != fact.Actual).Select(fact => $"{report} {fact.Field}");

    private static IEnumerable<(string Field, string? Expected, string? Actual)> Facts(GoldReport report, ReadReport reading)
    {
        var meta = report.Meta;
        yield return ("township_id", Note("township_id"), reading.Township?.Id);
        yield return ("title", Note("title"), reading.Title);
        yield return ("period", Note("period"), reading.Period?.ToString());
        yield return ("kind", Note("kind"), reading.Kind.Code());
        yield return ("issuer", Note("issuer"), reading.Issuer);
        yield return ("published_on", Note("published_on"), reading.PublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        string? Note(string field) => (string?)meta[field];
    }
}
