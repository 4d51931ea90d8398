using System.Text;
using FsCheck;
using FsCheck.Fluent;
using OpenData.Reading.Decoding;

namespace OpenData.Reading.Tests.Decoding;

/// <summary>Whatever comes in, a text or a rejection comes out.</summary>
public sealed class DecodingFuzzTests
{
    private const string Report = "白水镇2017年工作总结\n一、新增就业120人，改造危房17户。\n村名\t户数\n红星村\t25";

    private static readonly string[] Scraps =
    [
        "<", "</", ">", "&", "&#", "&#x110000;", "<!--", "-->", "<![CDATA[", "<table>", "<tr>", "<td rowspan=9 colspan=7>", "</table>", "<p>", "<b>", "</p>", "<ol start=-7>", "<li>", "<br>",
        "<pre>", "<sup>2</sup>", "<script>", "<style>", "<svg>", "<math>", "<select>", "<frameset>", "<template>", "<body>", "</body>", "<form>", "<a href=x>", "新增就业120人，", "发布时间：2018-01-05",
        "浏览次数：", "\0", "\uFFFD", "\uD800", "　", "\n", "<div class='nav'>", "<h1>", "<title>", "<meta charset=big5>", "<plaintext>",
    ];

    private static readonly string[] WordScraps =
    [
        "<w:p>", "</w:p>", "<w:p/>", "<w:r><w:t>新增就业</w:t></w:r>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:tcPr><w:gridSpan w:val=\"-3\"/><w:vMerge/></w:tcPr>",
        "<w:pPr><w:numPr><w:ilvl w:val=\"12\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "<w:sdt>", "</w:sdt>", "<w:r>", "</w:r>", "<w:txbxContent>", "</w:txbxContent>",
        "<mc:AlternateContent>", "</mc:AlternateContent>", "<mc:Choice>", "</mc:Choice>", "<m:oMath>", "</m:oMath>", "<m:f>", "</m:f>", "<w:sym w:char=\"D800\"/>", "<w:sym w:char=\"zz\"/>", "<w:br/>", "text", "&#x1;",
    ];

    [Fact]
    public void Bytes_at_random_never_throw()
    {
        Check(Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(), bytes => bytes);
    }

    [Fact]
    public void Bytes_at_random_behind_the_mark_of_a_format_never_throw()
    {
        var marks = new[]
        {
            [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0x84, 0x31, 0x95, 0x33], "PK\u0003\u0004"u8.ToArray(), "PK\u0005\u0006"u8.ToArray(), "<html>"u8.ToArray(), "<?xml "u8.ToArray(), "BM"u8.ToArray(),
            OtherFile.Compound("Root Entry"), "RIFF"u8.ToArray(),
        };
        var bytes = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();
        Check(Gen.Elements(marks).SelectMany(mark => bytes.Select(rest => mark.Concat(rest).ToArray())), file => file);
    }

    [Fact]
    public void Files_that_are_cut_or_changed_anywhere_never_throw()
    {
        var files = TextFile.Encodings.Where(encoding => encoding.Name != "big5").Select(encoding => encoding.Write(Report))
            .Append(Encoding.UTF8.GetBytes($"<html><head><meta charset=gbk><title>{Report}</title></head><body><div class=nav><a>首页</a></div><table><tr><td>{Report}</td></tr></table></body></html>"))
            .Append(DocxFile.Of([DocxFile.Paragraph(Report), DocxFile.Table(["村名", "户数"], ["红星村", "25"])]))
            .Append(DocxFile.OfXml("<w:p><w:r><w:t>新增就业120人</w:t></w:r></w:p>", "<w:num w:numId=\"1\"/>", "<w:style w:styleId=\"a\"/>"))
            .Append(OtherFile.Compound("EncryptedPackage"))
            .ToArray();
        var mutation =
            from file in Gen.Elements(files)
            from length in Gen.Choose(0, file.Length)
            from changes in Gen.Choose(0, file.Length * 256).ArrayOf()
            from isCut in Gen.Elements(true, false)
            select Mutate(isCut ? file[..length] : file, changes);
        Check(mutation, file => file);
    }

    [Fact]
    public void Pages_of_scraps_never_throw()
    {
        Check(Gen.Elements(Scraps).ArrayOf(), scraps => Encoding.UTF8.GetBytes("<html>" + string.Concat(scraps)));
    }

    [Fact]
    public void Documents_of_scraps_never_throw()
    {
        Check(Gen.Elements(WordScraps).ArrayOf(), scraps => DocxFile.OfXml(string.Concat(scraps)));
    }

    /// <summary>Most documents of scraps are not well-formed; these are, so that what reads them sees every order of elements.</summary>
    [Fact]
    public void Well_formed_documents_of_scraps_never_throw()
    {
        Check(Gen.Elements(WordScraps).ArrayOf(), scraps =>
        {
            var open = new Stack<string>();
            var body = new StringBuilder();
            foreach (var scrap in scraps.Where(scrap => !scrap.Contains("&#", StringComparison.Ordinal)))
            {
                if (scrap.StartsWith("</", StringComparison.Ordinal))
                {
                    if (open.TryPop(out var name)) body.Append("</").Append(name).Append('>');
                    continue;
                }

                body.Append(scrap);
                var ends = scrap.IndexOf('>', StringComparison.Ordinal);
                if (ends == scrap.Length - 1 && scrap[ends - 1] != '/') open.Push(scrap[1..ends]);
            }

            while (open.TryPop(out var name)) body.Append("</").Append(name).Append('>');
            return DocxFile.OfXml(body.ToString());
        });
    }

    private static void Check<T>(Gen<T> files, Func<T, byte[]> write)
    {
        var property = Prop.ForAll(files.ToArbitrary(), file =>
        {
            foreach (var name in new[] { null, "a.html", "a.txt" })
            {
                var decoded = FileDecoder.Decode(write(file), name);
                var again = FileDecoder.Decode(write(file), name);
                if (decoded != again || decoded.Rejection is null == (decoded.Text.Length == 0) || decoded.Text.Contains('\r', StringComparison.Ordinal)) return false;
            }

            return true;
        });
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(200));
    }

    private static byte[] Mutate(byte[] file, int[] changes)
    {
        var mutated = file.ToArray();
        foreach (var change in changes.Take(20))
        {
            if (change / 256 < mutated.Length) mutated[change / 256] = (byte)(change % 256);
        }

        return mutated;
    }
}
