using System.IO.Compression;
using System.Text;
using OpenData.Testing;

namespace OpenData.Api.Tests.Uploads;

/// <summary>Files made to do harm, sent through the front door: each is taken in, rejected when it is read, and its sender is told what to do.</summary>
[Collection(SharedAzurite.Name)]
public sealed class HostileFileTests(AzuriteServer azurite) : IAsyncLifetime
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Types =
        """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";
    private const string Relations =
        """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""";

    private UploadingTownship township = null!;

    public async Task InitializeAsync() => township = await UploadingTownship.StartAsync(azurite);

    public async Task DisposeAsync() => await township.DisposeAsync();

    [Fact]
    public async Task A_zip_bomb_is_not_unpacked() =>
        await IsRejectedAsync("zip_bomb", Package(Document("工作总结"), ("word/media/bomb.bin", Blanks(210))), Docx);

    [Fact]
    public async Task A_document_that_unfolds_to_endless_blanks_is_not_read() =>
        await IsRejectedAsync("zip_bomb", Package(Blanks(65)), Docx);

    [Fact]
    public async Task A_package_of_very_many_parts_is_not_opened() =>
        await IsRejectedAsync("zip_bomb", Package(Document("工作总结"), [.. Enumerable.Range(0, 20_000).Select(i => ($"word/{i}.xml", Blanks(0)))]), Docx);

    [Theory]
    [InlineData("../../../../etc/cron.d/evil")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\..\\windows\\win.ini")]
    [InlineData("word/../../evil.xml")]
    public async Task Names_of_parts_lead_nowhere(string part)
    {
        var file = Package(Document(UploadingTownship.Report(2023)), (part, Text("evil")));

        using var sent = await township.PutAsync("2023.docx", file, Docx);

        Assert.Equal(202, (int)sent.StatusCode);
        await township.PublishAsync("2023.docx");
        Assert.Contains((string?)(await township.StatusAsync("2023.docx"))["state"], (string[])["published", "rejected"]);
        Assert.Equal(["430681104/2023.docx"], await township.FilesAsync());
    }

    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>""")]
    [InlineData("""<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/e">]>""")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY e "&b;&b;&b;&b;">]>""")]
    public async Task External_and_nested_entities_are_not_resolved(string declaration) =>
        await IsRejectedAsync("broken_file", Package(stream =>
        {
            Text(declaration)(stream);
            Document("白水镇2023年工作总结&e;")(stream);
        }), Docx);

    [Fact]
    public async Task Deeply_nested_html_is_rejected() =>
        await IsRejectedAsync("too_deep", Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 200_000)) + "工作总结"), "text/html");

    [Fact]
    public async Task A_line_of_twenty_megabytes_is_read_to_its_end()
    {
        var line = new StringBuilder("白水镇2023年工作总结\n");
        while (line.Length < 6_900_000) line.Append("粮食长势良好大家都很高兴");

        await IsPublishedOrRejectedAsync(Encoding.UTF8.GetBytes(line.ToString()), "text/plain");
    }

    [Theory]
    [InlineData(new byte[] { 0xE5, 0xB7, 0xA5, 0xE4, 0xBD, 0x9C, 0xFF, 0xFE, 0xC0, 0xAF, 0xE6, 0x80, 0xBB, 0xE7, 0xBB, 0x93 })]
    [InlineData(new byte[] { 0x00, 0x01, 0x02, 0x03, 0x00, 0x00, 0x00, 0x7F, 0x80 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8, 0x00, 0xD8, 0x41 })]
    public async Task Bytes_that_are_no_text_are_rejected(byte[] file) => await IsRejectedAsync(null, file, "text/plain");

    /// <summary>… and the next report of the township is published.</summary>
    private async Task IsRejectedAsync(string? code, byte[] file, string contentType)
    {
        var status = await ReadAsync(file, contentType);

        Assert.Equal("rejected", (string?)status["state"]);
        if (code is not null) Assert.Equal(code, (string?)status["code"]);
        Assert.NotEqual("", (string?)status["message"]);
        Assert.NotEqual("", (string?)status["message_en"]);
        using var next = await township.PutAsync("2022.txt", UploadingTownship.Report(2022));
        await township.PublishAsync("2022.txt");
        Assert.Equal("published", (string?)(await township.StatusAsync("2022.txt"))["state"]);
    }

    private async Task IsPublishedOrRejectedAsync(byte[] file, string contentType) =>
        Assert.Contains((string?)(await ReadAsync(file, contentType))["state"], (string[])["published", "rejected"]);

    private async Task<Newtonsoft.Json.Linq.JToken> ReadAsync(byte[] file, string contentType)
    {
        using var sent = await township.PutAsync("2023", file, contentType);
        await UploadingTownship.DataAsync(202, sent);
        await township.PublishAsync("2023");
        return await township.StatusAsync("2023");
    }

    private static Action<Stream> Document(string text) => Text(
        $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>""");

    private static Action<Stream> Text(string text) => stream => stream.Write(Encoding.UTF8.GetBytes(text));

    private static Action<Stream> Blanks(int megabytes) => stream =>
    {
        var blanks = new byte[1024 * 1024];
        Array.Fill(blanks, (byte)' ');
        for (var i = 0; i < megabytes; i++) stream.Write(blanks);
    };

    private static byte[] Package(Action<Stream> document, params (string Name, Action<Stream> Content)[] more)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", Text(Types));
            Add(zip, "_rels/.rels", Text(Relations));
            Add(zip, "word/document.xml", document);
            foreach (var (name, content) in more) Add(zip, name, content);
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, Action<Stream> content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        content(entry);
    }
}
