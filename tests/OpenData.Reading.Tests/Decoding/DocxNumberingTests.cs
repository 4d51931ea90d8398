using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace OpenData.Reading.Tests.Decoding;

/// <summary>The numbers that Word puts before the items of lists are no text of the document; they are counted again here.</summary>
public sealed class DocxNumberingTests
{
    /// <summary>The four levels of Chinese official documents: 一、 （一） 1. ①.</summary>
    private static readonly (NumberFormatValues Format, string Text)[] Official =
    [
        (NumberFormatValues.ChineseCountingThousand, "%1、"),
        (NumberFormatValues.ChineseCounting, "（%2）"),
        (NumberFormatValues.Decimal, "%3."),
        (NumberFormatValues.DecimalEnclosedCircleChinese, "%4"),
    ];

    [Fact]
    public void Numbers_the_levels_of_an_official_document_and_starts_each_anew_below_the_next_higher()
    {
        var file = DocxFile.Of(
            [
                DocxFile.Item(1, 0, "主要工作"),
                DocxFile.Item(1, 1, "经济发展"),
                DocxFile.Item(1, 2, "工业"),
                DocxFile.Item(1, 3, "新建厂房"),
                DocxFile.Item(1, 3, "引进企业"),
                DocxFile.Item(1, 2, "农业"),
                DocxFile.Paragraph("没有编号的一段"),
                DocxFile.Item(1, 1, "民生事业"),
                DocxFile.Item(1, 2, "教育"),
                DocxFile.Item(1, 0, "存在问题"),
                DocxFile.Item(1, 1, "人才不足"),
            ],
            main => AddLists(main, Official, lists: 1));

        DocxDecoderTests.AssertLines(
            file,
            "一、主要工作", "（一）经济发展", "1.工业", "①新建厂房", "②引进企业", "2.农业", "没有编号的一段", "（二）民生事业", "1.教育", "二、存在问题", "（一）人才不足");
    }

    [Fact]
    public void Goes_on_counting_in_a_second_list_of_the_same_definition_unless_it_starts_anew()
    {
        var file = DocxFile.Of(
            [DocxFile.Item(1, 0, "甲事"), DocxFile.Item(2, 0, "乙事"), DocxFile.Item(3, 0, "丙事"), DocxFile.Item(3, 0, "丁事"), DocxFile.Item(1, 0, "戊事")],
            main =>
            {
                AddLists(main, Official, lists: 3);
                main.NumberingDefinitionsPart!.Numbering.Elements<NumberingInstance>().Last()
                    .Append(new LevelOverride { LevelIndex = 0, StartOverrideNumberingValue = new StartOverrideNumberingValue { Val = 5 } });
            });

        DocxDecoderTests.AssertLines(file, "一、甲事", "二、乙事", "五、丙事", "六、丁事", "七、戊事");
    }

    [Theory]
    [InlineData("decimal", "%1.%2", "1.1 新增")]
    [InlineData("chineseCounting", "第%1部分%2", "第一部分1 新增")]
    [InlineData("upperRoman", "%1-%2)", "I-1)新增")]
    [InlineData("ideographTraditional", "%1（%2）", "甲（1）新增")]
    [InlineData("bullet", "\uF06C", "新增")]
    [InlineData("none", "注：", "注：新增")]
    public void Writes_the_label_as_its_level_says(string format, string text, string expected)
    {
        var numbering =
            $"<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"%1\"/></w:lvl>"
            + $"<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{(format is "bullet" or "none" ? format : "decimal")}\"/><w:lvlText w:val=\"{text}\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>";

        DocxDecoderTests.AssertLines(DocxFile.OfXml(Item("新增", level: 1) + "<w:p><w:r><w:t>就业人数</w:t></w:r></w:p>", numbering), expected, "就业人数");
    }

    [Fact]
    public void Sets_a_blank_where_label_and_text_would_read_as_one_number()
    {
        var numbering = "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>";

        DocxDecoderTests.AssertLines(DocxFile.OfXml(Item("5万元以上项目") + Item("万元以下项目"), numbering), "1. 5万元以上项目", "2.万元以下项目");
    }

    [Fact]
    public void Writes_legal_numbering_in_decimal_digits_and_keeps_a_level_that_never_restarts()
    {
        var numbering = "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
            + "<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2、\"/><w:isLgl/><w:lvlRestart w:val=\"0\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>";

        DocxDecoderTests.AssertLines(
            DocxFile.OfXml(Item("总则") + Item("范围", 1) + Item("附则") + Item("生效", 1), numbering), "一、总则", "1.1、范围", "二、附则", "2.2、生效");
    }

    [Fact]
    public void Takes_the_numbering_of_a_heading_from_its_style()
    {
        var numbering = "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:pStyle w:val=\"H1\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
            + "<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"chineseCounting\"/><w:pStyle w:val=\"H2\"/><w:lvlText w:val=\"（%2）\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num>";
        var styles = "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>"
            + "<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"H1\"/></w:style>";

        DocxDecoderTests.AssertLines(
            DocxFile.OfXml(
                Styled("H1", "工作回顾") + Styled("H2", "经济") + Styled("H2", "民生") + Styled("H1", "工作安排")
                + "<w:p><w:pPr><w:pStyle w:val=\"H1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>附件</w:t></w:r></w:p>",
                numbering,
                styles),
            "一、工作回顾", "（一）经济", "（二）民生", "二、工作安排", "附件");
    }

    [Fact]
    public void Follows_a_definition_to_the_numbering_style_that_holds_its_levels()
    {
        var numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"Official\"/></w:abstractNum>"
            + "<w:abstractNum w:abstractNumId=\"2\"><w:styleLink w:val=\"Official\"/><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/></w:num>";
        var styles = "<w:style w:type=\"numbering\" w:styleId=\"Official\"><w:name w:val=\"公文\"/><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>";

        DocxDecoderTests.AssertLines(DocxFile.OfXml(Item("主要工作"), numbering, styles), "一、主要工作");
    }

    [Fact]
    public void Does_not_count_a_paragraph_that_was_deleted()
    {
        var numbering = "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>";
        const string Deleted = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:del w:id=\"2\"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>";

        DocxDecoderTests.AssertLines(DocxFile.OfXml(Item("第一件事") + Deleted + Item("第二件事"), numbering), "1、第一件事", "2、第二件事");
    }

    private static string Item(string text, int level = 0) =>
        $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    private static string Styled(string style, string text) => $"<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    private static void AddLists(MainDocumentPart main, (NumberFormatValues Format, string Text)[] levels, int lists)
    {
        var part = main.AddNewPart<NumberingDefinitionsPart>();
        var definition = new AbstractNum(levels.Select((level, index) => new Level(
            new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = level.Format }, new LevelText { Val = level.Text }) { LevelIndex = index })) { AbstractNumberId = 4 };
        part.Numbering = new Numbering(definition);
        for (var list = 1; list <= lists; list++) part.Numbering.Append(new NumberingInstance(new AbstractNumId { Val = 4 }) { NumberID = list });
    }
}
