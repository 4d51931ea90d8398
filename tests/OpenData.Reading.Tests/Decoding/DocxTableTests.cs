using OpenData.Reading.Decoding;

namespace OpenData.Reading.Tests.Decoding;

public sealed class DocxTableTests
{
    [Fact]
    public void Writes_rows_as_lines_with_a_tab_between_cells()
    {
        var file = DocxFile.Of([
            DocxFile.Paragraph("附表"),
            DocxFile.Table(["村名", "户数", "人数"], ["红星村", "25", "83"], ["东风村", "", "61"], ["", "", ""], ["合计", "47", ""]),
            DocxFile.Paragraph("注：人数为年末数。"),
        ]);

        DocxDecoderTests.AssertLines(file, "附表", "村名\t户数\t人数", "红星村\t25\t83", "东风村\t\t61", "合计\t47", "注：人数为年末数。");
    }

    [Fact]
    public void Keeps_columns_in_step_where_cells_span_columns_and_rows()
    {
        DocxDecoderTests.AssertLines(
            DocxFile.OfXml(Table(
                Row(Cell("村名", "<w:vMerge w:val=\"restart\"/>") + Cell("脱贫人口", "<w:gridSpan w:val=\"2\"/>") + Cell("资金")),
                Row(Cell("", "<w:vMerge/>") + Cell("户") + Cell("人") + Cell("万元")),
                Row(Cell("合计"), "<w:gridBefore w:val=\"1\"/>"))),
            "村名\t脱贫人口\t\t资金",
            "\t户\t人\t万元",
            "\t合计");
    }

    [Fact]
    public void Joins_the_lines_of_a_cell()
    {
        DocxDecoderTests.AssertLines(
            DocxFile.OfXml(Table(Row(Cell("建档立卡</w:t></w:r></w:p><w:p><w:r><w:t>贫困户") + Cell("3</w:t><w:br/><w:t>5") + Cell("a</w:t><w:tab/><w:t>b")))),
            "建档立卡贫困户\t3 5\ta b");
    }

    [Fact]
    public void Writes_a_cell_that_holds_the_report_itself_as_lines()
    {
        var review = string.Join("</w:t></w:r></w:p><w:p><w:r><w:t>", "一、主要工作", new string('事', 60) + "，共12件。", new string('例', 60) + "，共3例。");

        DocxDecoderTests.AssertLines(
            DocxFile.OfXml(Table(Row(Cell("填报单位") + Cell("白水镇")), Row(Cell("工作总结") + Cell(review)))),
            "填报单位\t白水镇",
            "工作总结",
            "一、主要工作",
            new string('事', 60) + "，共12件。",
            new string('例', 60) + "，共3例。");
    }

    [Fact]
    public void Reads_a_table_within_a_cell_into_its_row()
    {
        DocxDecoderTests.AssertLines(
            DocxFile.OfXml(Table(Row(Cell("户数") + $"<w:tc>{Table(Row(Cell("男") + Cell("12")))}<w:p/></w:tc>")) + "<w:p><w:r><w:t>结束语</w:t></w:r></w:p>"),
            "户数\t男 12",
            "结束语");
    }

    [Fact]
    public void Leaves_out_deleted_and_hidden_rows_and_cells()
    {
        DocxDecoderTests.AssertLines(
            DocxFile.OfXml(Table(
                Row(Cell("村名") + Cell("户数") + Cell("旧数", "<w:cellDel w:id=\"1\"/>")),
                Row(Cell("红星") + Cell("9"), "<w:del w:id=\"1\"/>"),
                Row(Cell("东风") + Cell("8"), "<w:hidden/>"),
                Row(Cell("卫星") + Cell("7"), "<w:ins w:id=\"3\"/>"))),
            "村名\t户数",
            "卫星\t7");
    }

    [Fact]
    public void Does_not_grow_without_bound_where_cells_claim_to_span_a_million_columns()
    {
        var decoded = FileDecoder.Decode(DocxFile.OfXml(Table(Row(Cell("红星村民小组", "<w:gridSpan w:val=\"1000000\"/>") + Cell("9")))), null);

        Assert.Null(decoded.Rejection);
        Assert.True(decoded.Text.Length < 100);
    }

    private static string Table(params string[] rows) => $"<w:tbl><w:tblPr/><w:tblGrid/>{string.Concat(rows)}</w:tbl>";

    private static string Row(string cells, string properties = "") => $"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>";

    private static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>";
}
