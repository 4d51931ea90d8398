using DocumentFormat.OpenXml;
using OpenData.Reading.Decoding;

namespace OpenData.Reading.Tests.Decoding;

public sealed class DocxDecoderTests
{
    [Fact]
    public void Writes_each_paragraph_as_a_line_and_leaves_out_empty_ones()
    {
        var file = DocxFile.Of([
            DocxFile.Paragraph("白水镇", "2017年", "工作总结"),
            DocxFile.Paragraph(),
            DocxFile.Paragraph("　　全镇共有25户、83人脱贫。"),
            DocxFile.Paragraph("　 \u00A0"),
            DocxFile.Paragraph("白水镇人民政府"),
        ]);

        AssertLines(file, "白水镇2017年工作总结", "　　全镇共有25户、83人脱贫。", "白水镇人民政府");
    }

    [Fact]
    public void Keeps_tabs_within_a_line_and_ends_a_line_at_a_break()
    {
        AssertLines(
            DocxFile.OfXml("<w:p><w:r><w:tab/><w:t>村</w:t><w:tab/><w:t>户数</w:t><w:br/><w:t>红星</w:t><w:noBreakHyphen/><w:t>1组</w:t><w:br w:type=\"page\"/><w:t>合计</w:t></w:r></w:p>"),
            "村\t户数",
            "红星-1组",
            "合计");
    }

    [Fact]
    public void Drops_blanks_at_the_ends_of_a_run_that_does_not_preserve_them_as_Word_does()
    {
        AssertLines(DocxFile.OfXml("<w:p><w:r><w:t>新增</w:t></w:r><w:r><w:t>\n  12 </w:t></w:r><w:r><w:t xml:space=\"preserve\">人 次</w:t></w:r></w:p>"), "新增12人 次");
    }

    [Fact]
    public void Reads_all_of_a_text_that_a_comment_or_a_character_section_divides()
    {
        AssertLines(DocxFile.OfXml("<w:p><w:r><w:t>救助<!-- x -->困难<![CDATA[群众]]>12&#x4EBA;</w:t></w:r></w:p>"), "救助困难群众12人");
    }

    [Fact]
    public void Keeps_what_a_tracked_change_inserted_and_leaves_out_what_one_deleted()
    {
        AssertLines(
            DocxFile.OfXml(
                "<w:p><w:r><w:t>改造危房</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>17</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>19</w:t></w:r></w:ins><w:r><w:t>户。</w:t></w:r></w:p>"
                + "<w:p><w:moveFrom w:id=\"3\"><w:r><w:t>移走了的话</w:t></w:r></w:moveFrom><w:moveTo w:id=\"4\"><w:r><w:t>移来了的话</w:t></w:r></w:moveTo></w:p>"),
            "改造危房19户。",
            "移来了的话");
    }

    [Fact]
    public void Joins_paragraphs_whose_mark_a_tracked_change_deleted()
    {
        AssertLines(
            DocxFile.OfXml(
                "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>发放资金30</w:t></w:r></w:p><w:p><w:r><w:t>万元。</w:t></w:r></w:p>"
                + "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>落款</w:t></w:r></w:p>"),
            "发放资金30万元。",
            "落款");
    }

    [Fact]
    public void Leaves_out_hidden_and_struck_out_words()
    {
        AssertLines(
            DocxFile.OfXml(
                "<w:p><w:r><w:t>检查企业</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>（未核实）</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>75</w:t></w:r>"
                + "<w:r><w:rPr><w:vanish w:val=\"0\"/><w:strike w:val=\"false\"/></w:rPr><w:t>57</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Note\"/></w:rPr><w:t>备注</w:t></w:r><w:r><w:t>家</w:t></w:r></w:p>",
                styles: "<w:style w:type=\"character\" w:styleId=\"Base\"><w:name w:val=\"b\"/><w:rPr><w:vanish/></w:rPr></w:style>"
                    + "<w:style w:type=\"character\" w:styleId=\"Note\"><w:name w:val=\"n\"/><w:basedOn w:val=\"Base\"/></w:style>"),
            "检查企业57家");
    }

    [Fact]
    public void Reads_a_text_box_once_after_the_paragraph_it_hangs_on()
    {
        const string Box = "<w:txbxContent><w:p><w:r><w:t>白水镇人民政府文件</w:t></w:r></w:p><w:p><w:r><w:t>白政发〔2018〕3号</w:t></w:r></w:p></w:txbxContent>";

        AssertLines(
            DocxFile.OfXml(
                $"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>{Box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
                + $"<mc:Fallback><w:pict><v:shape><v:textbox>{Box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>关于报送总结的报告</w:t></w:r></w:p>"
                + "<w:p><w:r><w:t>正文如下</w:t></w:r></w:p>"),
            "关于报送总结的报告",
            "白水镇人民政府文件",
            "白政发〔2018〕3号",
            "正文如下");
    }

    [Fact]
    public void Leaves_out_notes_comments_field_codes_and_the_table_of_contents()
    {
        AssertLines(
            DocxFile.OfXml(
                "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>"
                + "<w:p><w:pPr><w:pStyle w:val=\"13\"/></w:pPr><w:r><w:t>一、主要工作</w:t><w:tab/><w:t>15</w:t></w:r></w:p></w:sdtContent></w:sdt>"
                + "<w:p><w:r><w:t>一、主要工作</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/><w:commentReference w:id=\"1\"/></w:r></w:p>"
                + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> DATE \\@ \"yyyy\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                + "<w:r><w:t>2018</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:hyperlink r:id=\"r9\"><w:r><w:t>年全镇</w:t></w:r></w:hyperlink><w:fldSimple w:instr=\"SEQ\"><w:r><w:t>第1</w:t></w:r></w:fldSimple></w:p>",
                styles: "<w:style w:type=\"paragraph\" w:styleId=\"13\"><w:name w:val=\"toc 1\"/></w:style>"),
            "一、主要工作",
            "2018年全镇第1");
    }

    [Fact]
    public void Reads_content_controls_but_not_the_prompt_of_an_empty_one()
    {
        AssertLines(
            DocxFile.OfXml(
                "<w:p><w:r><w:t>填报单位：</w:t></w:r><w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:r><w:t>白水镇</w:t></w:r></w:sdtContent></w:sdt>"
                + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处输入文字</w:t></w:r></w:sdtContent></w:sdt></w:p>"),
            "填报单位：白水镇");
    }

    [Fact]
    public void Writes_exponents_fractions_and_symbols_so_that_no_digit_joins_another()
    {
        AssertLines(
            DocxFile.OfXml(
                "<w:p><w:r><w:t>面积120m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>，占</w:t></w:r>"
                + "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>"
                + "<w:r><w:t>，10</w:t></w:r><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
                + "<w:r><w:sym w:font=\"宋体\" w:char=\"2460\"/><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t>1\u200B2人</w:t></w:r></w:p>"),
            "面积120m²，占1/3，10x²①12人");
    }

    [Fact]
    public void Reads_words_with_their_pronunciation_as_the_words()
    {
        AssertLines(
            DocxFile.OfXml("<w:p><w:r><w:ruby><w:rt><w:r><w:t>bō</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>柏</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>加镇人民</w:t></w:r></w:p>"),
            "柏加镇人民");
    }

    [Fact]
    public void Reads_the_text_of_a_document_with_macros_and_of_a_template()
    {
        foreach (var type in new[] { WordprocessingDocumentType.MacroEnabledDocument, WordprocessingDocumentType.Template })
        {
            AssertLines(DocxFile.Of([DocxFile.Paragraph("全镇新增就业120人。")], type: type), "全镇新增就业120人。");
        }
    }

    [Fact]
    public void Reads_the_strict_form_of_the_standard()
    {
        var parts = DocxFile.Parts("<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body><w:p><w:r><w:t>全镇新增就业</w:t></w:r></w:p></w:body></w:document>");
        parts["_rels/.rels"] = parts["_rels/.rels"].Replace("http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument", StringComparison.Ordinal);

        AssertLines(DocxFile.OfParts(parts), "全镇新增就业");
    }

    [Fact]
    public void Reads_past_links_and_parts_that_lead_nowhere()
    {
        var parts = DocxFile.Parts($"<w:document {DocxFile.Namespaces}><w:body><w:p><w:r><w:t>全镇新增就业</w:t></w:r></w:p></w:body></w:document>");
        parts["word/_rels/document.xml.rels"] = DocxFile.Relationships(
            ("hyperlink", "mailto:a b@@c:xx//["), ("numbering", "missing.xml"), ("styles", "../../../../etc/passwd"), ("image", "media/none.png"));

        AssertLines(DocxFile.OfParts(parts), "全镇新增就业");
    }

    internal static void AssertLines(byte[] file, params string[] lines)
    {
        var decoded = FileDecoder.Decode(file, "report.docx");

        Assert.Null(decoded.Rejection);
        Assert.Equal("docx", decoded.Format);
        Assert.Null(decoded.Encoding);
        Assert.Equal(string.Join('\n', lines), decoded.Text);
    }
}
