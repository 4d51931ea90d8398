using System.Text;
using OpenData.Reading.Decoding;

namespace OpenData.Reading.Tests.Decoding;

public sealed class HtmlDecoderTests
{
    [Theory]
    [InlineData("<p>新增就业120人</p><p>改造危房17户</p>", "新增就业120人|改造危房17户")]
    [InlineData("新增就业120人<br/>改造危房17户<div>投入30万元</div>合计", "新增就业120人|改造危房17户|投入30万元|合计")]
    [InlineData("<p>新增就业<br><br></p><p>&nbsp;</p><p>　</p><p>120人</p>", "新增就业|120人")]
    [InlineData("<p>　　新增就业</p><p>&nbsp;&nbsp;120人&emsp;次</p>", "　　新增就业|\u00A0\u00A0120人\u2003次")]
    [InlineData("<p>新增\n   就业</p><p>新增 就业</p><p>共12\n人</p><p>GDP\n12</p>", "新增就业|新增 就业|共12人|GDP 12")]
    [InlineData("<p>新增<b>\n就业</b></p>", "新增 就业")]
    [InlineData("<p>&#20840;&#x9547;&ldquo;两不愁&rdquo;&mdash;&lt;3万&gt;&amp;&hellip;</p>", "全镇“两不愁”—<3万>&…")]
    [InlineData("<p>新增&shy;就业1&#8203;2&zwnj;0&#65279;人</p>", "新增就业120人")]
    [InlineData("<p>面积3m<sup>2</sup>，10<sup>-3</sup>，见注<sup>[1]</sup></p>", "面积3m²，10⁻³，见注[1]")]
    [InlineData("<p>新增<script>document.write(1)</script><style>p{}</style>就业<!-- 内部 --><noscript>请开启脚本</noscript></p>", "新增就业")]
    [InlineData("<p>新增就业<span hidden>9</span><span style='DISPLAY : none'>8</span><i class='icon hide'>7</i><span style='visibility:hidden'>6</span></p>", "新增就业")]
    [InlineData("<p>新增就业<del>100</del><s>110</s>120人</p>", "新增就业120人")]
    [InlineData("<p>柏<ruby>加<rp>(</rp><rt>jiā</rt><rp>)</rp></ruby>镇人民</p>", "柏加镇人民")]
    [InlineData("<p>就业<select><option>120</option></select><input value=9><button>查询</button><textarea>8</textarea>人数</p>", "就业人数")]
    [InlineData("<pre>新增就业\n  120人\n\n</pre>", "新增就业|  120人")]
    [InlineData("<p style='white-space: pre-wrap'>新增就业\n120人</p>", "新增就业|120人")]
    public void Writes_what_a_browser_shows(string html, string lines)
    {
        AssertLines(html, lines);
    }

    [Theory]
    [InlineData("<ol><li>新增就业</li><li>改造危房</li></ol>", "1.新增就业|2.改造危房")]
    [InlineData("<ol start=5><li>新增就业</li><li value=9>改造危房</li><li>5万元</li></ol>", "5.新增就业|9.改造危房|10. 5万元")]
    [InlineData("<ol reversed type=A><li>新增就业</li><li>改造危房</li></ol>", "B.新增就业|A.改造危房")]
    [InlineData("<ol style='list-style:none'><li>新增就业</li></ol>", "新增就业")]
    [InlineData("<ol><li>一、新增就业</li><li>（2）改造危房</li><li>改水改厕</li></ol>", "一、新增就业|（2）改造危房|3.改水改厕")]
    [InlineData("<ol class=custom_cn><li><p>新增就业</p><p>共120人</p></li></ol>", "一、新增就业|共120人")]
    [InlineData("<ul><li>新增就业</li><li>改造危房</li></ul>", "新增就业|改造危房")]
    [InlineData("<ol start=99999999999><li>新增就业</li></ol>", "1.新增就业")]
    public void Counts_the_items_of_ordered_lists(string html, string lines)
    {
        AssertLines(html, lines);
    }

    [Theory]
    [InlineData("<table><tr><td>村<td>户数<tr><td>红星村<td>25</table>", "村\t户数|红星村\t25")]
    [InlineData("<table><tr><th colspan=2>脱贫<th>资金<tr><td>户<td>人<td>万元</table>", "脱贫\t\t资金|户\t人\t万元")]
    [InlineData("<table><tr><td rowspan=2>红星村合计<td>25<tr><td>83</table>", "红星村合计\t25|\t83")]
    [InlineData("<table><tr><td>建档立卡<br>贫困户<td>3<br>5</table>", "建档立卡贫困户\t3 5")]
    [InlineData("<table><tr><td><p>新增就业</p><p>120人</p></td></tr></table>", "新增就业|120人")]
    [InlineData("<table><tr><td>新增就业<table><tr><td>红星<td>25</table></table>", "新增就业|红星\t25")]
    [InlineData("<table><tr><td colspan=1000000>新增就业<td>5</table>", null)]
    public void Writes_rows_of_tables_as_lines(string html, string? lines)
    {
        if (lines is not null) AssertLines(html, lines);
        else Assert.True(Decode(html).Text.Length < 100);
    }

    [Theory]
    [InlineData("gb2312", "gb18030")]
    [InlineData("GBK", "gb18030")]
    [InlineData("big5", "big5")]
    [InlineData("utf-8", "utf-8")]
    public void Reads_a_page_in_the_encoding_it_names(string charset, string encoding)
    {
        var page = $"<html><head><meta http-equiv='Content-Type' content='text/html; charset={charset}'></head><body>全鎮新增</body></html>";
        var decoded = FileDecoder.Decode(TextFile.Named(encoding).Write(page), null);

        Assert.Equal(("html", encoding, "全鎮新增"), (decoded.Format, decoded.Encoding, decoded.Text));
    }

    [Fact]
    public void Does_not_mind_half_a_character_in_a_list_of_links()
    {
        var page = TextFile.Named("gb18030").Write("<html><body><div id=zoom><p>全镇新增就业120人，改造危房17户，投入30万元。</p></div><ul><li><a href=1>关于做好#</a></li><li><a href=2>乡镇动态</a></li></ul></body></html>");
        page[page.AsSpan().IndexOf((byte)'#')] = 0xB0;

        Assert.Equal("全镇新增就业120人，改造危房17户，投入30万元。", FileDecoder.Decode(page, null).Text);
    }

    [Fact]
    public void Rejects_half_a_character_in_the_article()
    {
        var page = TextFile.Named("gb18030").Write("<html><body><p>全镇新增就业120人，改造危房#户，投入30万元。</p></body></html>");
        page[page.AsSpan().IndexOf((byte)'#')] = 0xB0;

        Assert.Equal("broken_encoding", FileDecoder.Decode(page, null).Rejection?.Code);
    }

    [Fact]
    public void Keeps_words_of_a_sentence_whatever_their_element_is_called()
    {
        AssertLines(
            "<div id=zoom><p>全镇<span class=hot>新增就业</span><b class='share'>120</b>人，<a class=tools href=1>改造危房</a>17户。</p><p class=side>发放低保金218.4万元，惠及群众2417人。</p></div>",
            "全镇新增就业120人，改造危房17户。|发放低保金218.4万元，惠及群众2417人。");
    }

    /// <summary>A short article is not lost to a long footer, nor a part of one to its longer part.</summary>
    [Fact]
    public void Keeps_every_paragraph_of_an_article_of_uneven_parts()
    {
        var paragraph = string.Concat(Enumerable.Repeat("新增就业120人，改造危房17户。", 40));
        AssertLines(
            $"<div><div>一、工作总结</div><div><div>{paragraph}</div><div>{paragraph}</div></div><div>力争全年引进企业4家，协议资金8600万元。</div></div>",
            $"一、工作总结|{paragraph}|{paragraph}|力争全年引进企业4家，协议资金8600万元。");
    }

    /// <summary>Templates put the last lines, a chapter or a table of figures beside the element that holds the rest.</summary>
    [Theory]
    [InlineData("<p>白水镇人民政府</p><p>2018年1月5日</p>", "白水镇人民政府|2018年1月5日")]
    [InlineData("<div><div>二、工作打算</div><div>力争全年引进企业4家，协议资金8600万元。</div></div>", "二、工作打算|力争全年引进企业4家，协议资金8600万元。")]
    [InlineData("<table><tr><td>红星村</td><td>25</td></tr><tr><td>东风村</td><td>83</td></tr></table>", "红星村\t25|东风村\t83")]
    public void Keeps_what_stands_beside_the_greater_part_of_an_article(string html, string lines)
    {
        var paragraph = string.Concat(Enumerable.Repeat("新增就业120人，改造危房17户。", 20));
        AssertLines(
            $"<div><ul><li><a href=1>首页</a></li></ul></div><div><div><p>{paragraph}</p><p>{paragraph}</p></div>{html}</div><div>湘ICP备05000000号</div>",
            $"{paragraph}|{paragraph}|{lines}");
    }

    [Fact]
    public void Keeps_the_head_of_an_official_document_above_its_title()
    {
        const string Report = "白水镇人民政府文件|白政发〔2018〕3号|关于报送2017年工作总结的报告|县人民政府：|全年新增就业120人，改造危房17户，发放低保金218.4万元。|白水镇人民政府";
        var page = "<html><head><title>关于报送2017年工作总结的报告_汨罗市人民政府</title></head><body><div><a href=1>首页</a></div><div><h1>关于报送2017年工作总结的报告</h1><div id=zoom>"
            + string.Concat(Report.Split('|').Select(line => $"<p>{line}</p>")) + "</div></div></body></html>";

        Assert.Equal(Report.Replace('|', '\n'), Decode(page).Text);
    }

    [Fact]
    public void Keeps_lines_in_the_middle_of_a_report_that_read_like_lines_of_a_site()
    {
        var filler = Enumerable.Range(1, 25).Select(number => $"第{number}村新增就业120人，改造危房17户。").ToArray();
        string[] lines = [.. filler, "主办：白水镇", "相关新闻", "分享到各村，大家受益。", .. filler];

        AssertLines(string.Concat(lines.Select(line => $"<p>{line}</p>")), string.Join('|', lines));
    }

    [Fact]
    public void Decodes_tables_in_tables_without_running_out_of_stack()
    {
        var page = "<html><body>" + string.Concat(Enumerable.Repeat("<table><tr><td>", 60)) + "全镇新增就业120人";
        DecodedFile? decoded = null;
        var thread = new Thread(() => decoded = Decode(page), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal("全镇新增就业120人", decoded?.Text);
    }

    private static void AssertLines(string html, string lines)
    {
        var decoded = Decode("<html><body>" + html + "</body></html>");

        Assert.Null(decoded.Rejection);
        Assert.Equal(lines.Replace('|', '\n'), decoded.Text);
    }

    private static DecodedFile Decode(string html) => FileDecoder.Decode(Encoding.UTF8.GetBytes(html), "report.html");
}
