using System.Text;
using OpenData.Observations;
using OpenData.Reading.Decoding;
using OpenData.Reading.Decoding.Html;
using OpenData.Testing;

namespace OpenData.Reading.Tests.Decoding;

/// <summary>Every report at hand, sent as a page or as a document, is read like the text it was made from.</summary>
public sealed class EveryReportTests
{
    private static readonly string[] Folders = [Repository.PathOf("seeds", "reports"), Repository.PathOf("tests", "OpenData.Reading.Tests", "Holdout")];

    public static TheoryData<string> Reports() => new(Paths());

    /// <summary>Without those that were copied off a page, breadcrumbs and all: a page made of them loses these, as it should.</summary>
    public static TheoryData<string> ReportsWithoutPage() =>
        new(Paths().Where(report => !Lines(report)[0].StartsWith("当前位置", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(ReportsWithoutPage))]
    public void A_page_of_any_make_comes_to_the_same_lines(string report)
    {
        var lines = Lines(report);
        foreach (var (make, template) in PageTemplates.All)
        {
            var decoded = FileDecoder.Decode(Encoding.UTF8.GetBytes(template(lines)), null);

            string[] expected = [PageTemplates.Title, PageTemplates.Published, .. lines.Select(Shown).Where(line => line.Length > 0)];
            Assert.Equal((make, string.Join('\n', expected)), (make, decoded.Text));
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_format_gives_the_same_observations(string report)
    {
        var lines = Lines(report);
        var expected = Observations(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Observations(Encoding.UTF8.GetBytes(string.Join("\r\n", lines))));
        Assert.Equal(expected, Observations(TextFile.Named("gb18030").Write(string.Join('\n', lines))));
        Assert.Equal(expected, Observations(TextFile.Named("utf-16le").Write(string.Join('\n', lines))));
        Assert.Equal(expected, Observations(DocxFile.Of(lines.Select(line => DocxFile.Paragraph(line)))));
        Assert.Equal(expected, Observations(Encoding.UTF8.GetBytes($"<html><body><p>{string.Join("</p><p>", lines)}</p></body></html>")));
    }

    private static IEnumerable<string> Paths() =>
        Folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Order(StringComparer.Ordinal);

    private static string[] Lines(string report) =>
        File.ReadAllText(Repository.PathOf(report)).Split('\n').Select(line => line.Trim(' ', '\t', '\r')).Where(line => line.Length > 0).ToArray();

    /// <summary>What a page shows of a line: runs of blanks are one, and counters and buttons under the title are the page's.</summary>
    private static string Shown(string line)
    {
        var shown = string.Join(' ', line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).TrimEnd();
        return PublicationLine.IsIn(shown) ? PublicationLine.Clean(shown) : shown;
    }

    private static string Observations(byte[] file)
    {
        var report = ReportReader.Read(file, new ReportHint());
        Assert.NotEqual("", report.Text);
        return string.Join('\n', report.Observations.Select(observation =>
            $"{observation.Quantity} {observation.Status} {observation.Topic} {observation.Indicator} {observation.Place} {observation.Period} {observation.PeriodSource}"));
    }
}
