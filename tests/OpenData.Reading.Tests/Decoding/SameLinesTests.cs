using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using OpenData.Reading.Decoding;

namespace OpenData.Reading.Tests.Decoding;

/// <summary>One report, sent as a text in any encoding, as a web page or as a Word document, is the same lines.</summary>
public sealed class SameLinesTests
{
    private const string Simplified =
        """
        白水镇2017年三季度工作总结
        　　2017年三季度，白水镇党政班子群策群力，经济社会发展迈上新台阶，现将工作总结如下：
        一、基层党建不断夯实
        　　安排东坑、车田等4个村新建，另有7个村改建。
        （一）队伍建设
        　　发展党员12名，处分3人，占党员总数的0.4％。
        （二）阵地建设
        1. 5万元以上项目7个，完成投资1,286.5万元。
        二、各村脱贫情况
        村名	户数	人数
        群玉村	25	83
        王家坪村		61
        合计	41	144
        　　注：“王家坪村”户数待核——年底公布。
        白水镇人民政府
        2017年10月8日
        """;

    private const string Traditional =
        """
        柞市鎮2021年工作總結
        　　2021年，柞市鎮黨委、政府在縣委、縣政府堅強領導下，各項工作穩中求進，現報告如下：
        一、築牢強黨根基
        　　共清理五保戶281人，分散供養83人，發放補貼資金218.4萬元。
        二、完成情況
        村名	戶數	人數
        桐梓村	25	83
        合計	25	83
        柞市鎮人民政府
        """;

    public static TheoryData<string> Reports() => [Simplified, Traditional];

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_text_in_every_encoding(string report)
    {
        foreach (var file in TextFile.Encodings.Where(file => report == Traditional || file.Name != "big5"))
        {
            foreach (var lineEnd in new[] { "\n", "\r\n", "\r" })
            {
                var decoded = FileDecoder.Decode(file.Write(report.Replace("\n", lineEnd, StringComparison.Ordinal)), "白水镇.doc");

                Assert.Null(decoded.Rejection);
                Assert.Equal(("txt", file.Name), (decoded.Format, decoded.Encoding));
                Assert.Equal(report, decoded.Text);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_web_page(string report)
    {
        var lines = report.Split('\n');
        var page = new StringBuilder($"<!DOCTYPE html><html><head><title>{lines[0]} - 汨罗市人民政府</title></head><body><div class=nav><a href=/>首页</a></div><h1>{lines[0]}</h1><div id=zoom>");
        for (var i = 1; i < lines.Length; i++)
        {
            if (!lines[i].Contains('\t', StringComparison.Ordinal))
            {
                page.Append("\n  <p>").Append(lines[i]).Append("</p>");
                continue;
            }

            page.Append("<table>");
            for (; lines[i].Contains('\t', StringComparison.Ordinal); i++) page.Append("\n<tr><td>").Append(lines[i].Replace("\t", "</td> <td>", StringComparison.Ordinal)).Append("</td></tr>");
            page.Append("</table>");
            i--;
        }

        page.Append("</div><div class=footer>版权所有</div></body></html>");
        var decoded = FileDecoder.Decode(Encoding.UTF8.GetBytes(page.ToString()), "report.html");

        Assert.Null(decoded.Rejection);
        Assert.Equal("html", decoded.Format);
        Assert.Equal(report, decoded.Text);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_Word_document(string report)
    {
        var blocks = new List<OpenXmlElement>();
        foreach (var line in report.Split('\n'))
        {
            if (!line.Contains('\t', StringComparison.Ordinal))
            {
                blocks.Add(DocxFile.Paragraph(line));
                continue;
            }

            if (blocks[^1] is not Table) blocks.Add(new Table());
            blocks[^1].Append(DocxFile.Table(line.Split('\t')).Select(row => row.CloneNode(deep: true)));
        }

        DocxDecoderTests.AssertLines(DocxFile.Of(blocks), report.Split('\n'));
    }

    /// <summary>The headings counted by Word and by the browser, not typed.</summary>
    [Fact]
    public void Numbered_lists()
    {
        string[] expected = ["一、主要工作", "二、存在问题", "三、下步打算，新增就业12人"];
        var items = expected.Select(line => line[2..]).ToArray();
        var page = "<html><body><ol style='list-style-type:cjk-ideographic'>" + string.Concat(items.Select(item => $"<li>{item}</li>")) + "</ol></body></html>";
        var numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>";
        var body = string.Concat(items.Select(item => $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{item}</w:t></w:r></w:p>"));

        Assert.Equal(string.Join('\n', expected), FileDecoder.Decode(Encoding.UTF8.GetBytes(page), null).Text);
        DocxDecoderTests.AssertLines(DocxFile.OfXml(body, numbering), expected);
    }
}
