using System.Text;
using OpenData.Observations;
using OpenData.Portal.Readings;
using OpenData.Reading;
using OpenData.Testing;

namespace OpenData.Portal.Tests.Readings;

public sealed class TextCutterTests
{
    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(Repository.PathOf("seeds/reports"), "*.txt", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.PathOf("seeds/reports"), file))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_pieces_are_the_text_and_every_number_is_marked_once(string file)
    {
        var (reading, lines) = Cut(File.ReadAllText(Path.Combine(Repository.PathOf("seeds/reports"), file)));

        var written = reading.Text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line));
        Assert.Equal(written, lines.Select(line => string.Concat(line.Pieces.Select(piece => piece.Text))));
        var marked = lines.SelectMany(line => line.Pieces).SelectMany(piece => piece.Figures.Select(figure => (figure.Sequence, piece.Text))).ToList();
        Assert.Equal(reading.Figures.Select(figure => figure.Sequence).Order(), marked.Select(mark => mark.Sequence).Order());
        Assert.All(marked, mark => Assert.Contains(reading.Figure(mark.Sequence).Quantity.Text, mark.Text, StringComparison.Ordinal));
        Assert.Equal(reading.Findings.Count, lines.Sum(line => line.Findings.Count));
    }

    [Fact]
    public void Title_and_headings_are_told_from_what_stands_below_them()
    {
        var (_, lines) = Cut("白水镇2022年工作总结\n\n一、民生保障\n1. 社会救助。全镇农村低保对象198户。\n发放高龄补贴120人。\n");

        Assert.Equal(
            [(TextLineKind.Title, 1), (TextLineKind.Heading, 3), (TextLineKind.Body, 4), (TextLineKind.Body, 5)],
            lines.Select(line => (line.Kind, line.Number)));
        Assert.Equal("1. 社会救助。", Assert.Single(lines[2].Pieces, piece => piece.IsLead).Text);
    }

    [Fact]
    public void A_heading_with_no_figure_below_it_is_one_like_the_others()
    {
        var (_, lines) = Cut("白水镇2022年工作总结\n\n一、民生保障\n发放高龄补贴120人。\n二、存在问题\n产业基础还很薄弱。\n三、下步打算\n新建公路12公里。\n");

        Assert.Equal([3, 5, 7], lines.Where(line => line.Kind == TextLineKind.Heading).Select(line => line.Number));
    }

    [Fact]
    public void Figures_that_share_characters_share_a_mark()
    {
        var (reading, _) = Cut("白水镇2022年工作总结\n新建公路12公里。\n");
        var figure = reading.Figures[0];
        var both = new ReadText(reading.Text, [figure, figure with { Sequence = 2 }], []);

        var piece = Assert.Single(TextCutter.Cut(both).SelectMany(line => line.Pieces), piece => piece.Figures.Count > 0);

        Assert.Equal([1, 2], piece.Figures.Select(one => one.Sequence));
    }

    private static (ReadText Reading, IReadOnlyList<TextLine> Lines) Cut(string text)
    {
        var report = ReportReader.Read(Encoding.UTF8.GetBytes(text), new ReportHint());
        var reading = new ReadText(report.Text, [.. report.Observations.Select(one => ReadFigure.Of(one, report.Findings))], report.Findings) { Title = report.Title, Sections = report.Sections };
        return (reading, TextCutter.Cut(reading));
    }
}
