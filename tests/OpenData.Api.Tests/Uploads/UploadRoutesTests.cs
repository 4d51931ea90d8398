using System.Net;
using System.Text;
using OpenData.Testing;

namespace OpenData.Api.Tests.Uploads;

[Collection(SharedAzurite.Name)]
public sealed class UploadRoutesTests(AzuriteServer azurite) : IAsyncLifetime
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private UploadingTownship township = null!;

    public async Task InitializeAsync() => township = await UploadingTownship.StartAsync(azurite);

    public async Task DisposeAsync() => await township.DisposeAsync();

    [Fact]
    public async Task A_report_is_taken_in_and_its_sender_sees_what_became_of_it()
    {
        using var sent = await township.PutAsync("2023.txt", UploadingTownship.Report(2023));

        var received = await UploadingTownship.DataAsync(202, sent);
        Assert.EndsWith($"/api/v1/uploads/430681104/{received["upload_id"]}", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(("received", "文件已收到，正在读取，通常几秒内完成。"), ((string?)received["state"], (string?)received["message"]));

        await township.PublishAsync("2023.txt");

        using var answer = await township.Server.GetAsync(sent.Headers.Location.ToString(), township.Bearer);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var status = await UploadingTownship.DataAsync(200, answer);
        Assert.Equal(("published", "430681104-2023", 1), ((string?)status["state"], (string?)status["report_id"], (int?)status["revision"]));
        Assert.True((int)status["observation_count"]! >= 5, status.ToString());
        Assert.StartsWith("已公开，为报告 430681104-2023 第 1 版：读出 ", (string?)status["message"], StringComparison.Ordinal);
        Assert.StartsWith("Published as revision 1 of report 430681104-2023: ", (string?)status["message_en"], StringComparison.Ordinal);
        var finding = status["findings"]![0]!;
        Assert.Equal(("share_mismatch", false), ((string?)finding["kind"], (bool)finding["verified"]!));
        Assert.NotEqual("", (string?)finding["message"]);
        Assert.Equal(status.ToString(), (await township.StatusAsync("2023.txt")).ToString());
    }

    [Fact]
    public async Task A_rejected_file_tells_its_sender_what_to_do()
    {
        using var sent = await township.PutAsync("总结.txt", "白水镇工作总结\n全年发放高龄补贴101人，新建卫生厕所11座，排查矛盾纠纷201起。\n");
        await township.PublishAsync("总结.txt");

        var status = await township.StatusAsync(Uri.EscapeDataString("总结.txt"));

        Assert.Equal(("rejected", "unknown_period"), ((string?)status["state"], (string?)status["code"]));
        Assert.Contains("2017-Q3", (string?)status["message"], StringComparison.Ordinal);
        Assert.Contains("2017-Q3", (string?)status["message_en"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_bytes_again_are_the_same_upload()
    {
        using var first = await township.PutAsync("2023.txt", UploadingTownship.Report(2023));
        using var again = await township.PutAsync("2023.txt", UploadingTownship.Report(2023));
        await township.PublishAsync("2023.txt");
        using var late = await township.PutAsync("2023.txt", UploadingTownship.Report(2023));

        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(first.Headers.Location, late.Headers.Location);
        Assert.Equal("received", (string?)(await UploadingTownship.DataAsync(200, again))["state"]);
        Assert.Equal("published", (string?)(await UploadingTownship.DataAsync(200, late))["state"]);
        Assert.Equal(1, (int)(await township.Server.JsonAsync("/uploads/430681104", township.Bearer))["meta"]!["total"]!);
    }

    [Fact]
    public async Task What_was_overtaken_by_another_file_comes_in_anew()
    {
        using var first = await township.PutAsync("2023.txt", UploadingTownship.Report(2023));
        await township.PublishAsync("2023.txt");
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        using var other = await township.PutAsync("更正.txt", UploadingTownship.Report(2023, 2));
        await township.PublishAsync("更正.txt");
        await Task.Delay(TimeSpan.FromSeconds(1.1));

        using var back = await township.PutAsync("2023.txt", UploadingTownship.Report(2023));

        Assert.NotEqual(first.Headers.Location, back.Headers.Location);
        Assert.Equal(HttpStatusCode.Accepted, back.StatusCode);
    }

    [Fact]
    public async Task If_none_match_replaces_nothing()
    {
        using var first = await township.PutAsync("2023.txt", UploadingTownship.Report(2023), ("If-None-Match", "*"));
        using var second = await township.PutAsync("2023.txt", UploadingTownship.Report(2023, 2), ("If-None-Match", "*"));

        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal("already_exists", await UploadingTownship.CodeAsync(412, second));
        Assert.Equal((string?)(await UploadingTownship.DataAsync(202, first))["upload_id"], (string?)(await township.StatusAsync("2023.txt"))["upload_id"]);
    }

    [Theory]
    [InlineData("If-None-Match", "\"0x1\"")]
    [InlineData("If-Match", "*")]
    [InlineData("If-Unmodified-Since", "Sun, 22 Nov 2026 08:00:00 GMT")]
    [InlineData("Content-Range", "bytes 0-9/20")]
    public async Task Other_conditions_are_refused_rather_than_ignored(string name, string value)
    {
        using var response = await township.PutAsync("2023.txt", UploadingTownship.Report(2023), (name, value));

        Assert.Equal("invalid_value", await UploadingTownship.CodeAsync(400, response));
        Assert.Empty(await township.FilesAsync());
    }

    [Fact]
    public async Task Uploads_are_listed_newest_first_in_pages()
    {
        for (var year = 2021; year <= 2023; year++)
        {
            using var sent = await township.PutAsync($"{year}.txt", UploadingTownship.Report(year));
            await Task.Delay(TimeSpan.FromSeconds(1.1));
        }

        var first = await township.Server.JsonAsync("/uploads/430681104?limit=2", township.Bearer);
        var second = await township.Server.JsonAsync((string)first["links"]!["next"]!, township.Bearer);

        Assert.Equal((2, 3), ((int)first["meta"]!["count"]!, (int)first["meta"]!["total"]!));
        Assert.Equal(
            ["430681104/2023.txt", "430681104/2022.txt", "430681104/2021.txt"],
            first["data"]!.Concat(second["data"]!).Select(upload => (string?)upload["file"]));
        Assert.Null((string?)second["links"]!["next"]);
        using var csv = await township.Server.GetAsync("/uploads/430681104?format=csv", township.Bearer);
        Assert.StartsWith("upload_id,file,length,state,", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing.txt")]
    [InlineData("0516028799999999999-0123456789abcdef")]
    [InlineData("%2e%2e%2f430681105")]
    public async Task An_upload_that_is_not_there_is_404(string name) =>
        Assert.Equal("not_found", (string?)(await township.Server.ProblemAsync(404, $"/uploads/430681104/{name}", headers: township.Bearer))["code"]);

    [Theory]
    [InlineData("text/plain", "工作总结", 202)]
    [InlineData("text/plain; charset=gb18030", "工作总结", 202)]
    [InlineData("text/html", "<html><body>工作总结</body></html>", 202)]
    [InlineData(null, "<p>工作总结</p>", 202)]
    [InlineData("application/octet-stream", "工作总结", 202)]
    [InlineData("application/octet-stream", "PK\u0003\u0004", 202)]
    [InlineData(Docx, "PK\u0003\u0004", 202)]
    [InlineData(Docx, "工作总结", 415)]
    [InlineData("text/plain", "PK\u0003\u0004", 415)]
    [InlineData("application/xhtml+xml", "工作总结", 415)]
    [InlineData("application/pdf", "%PDF-1.7", 415)]
    [InlineData("text/plain", "%PDF-1.7", 415)]
    [InlineData(null, "Rar!", 415)]
    [InlineData("application/x-www-form-urlencoded", "工作总结", 415)]
    [InlineData("multipart/form-data; boundary=x", "--x", 415)]
    [InlineData("nonsense", "工作总结", 415)]
    public async Task The_declared_type_is_held_against_the_content(string? contentType, string content, int status)
    {
        using var response = await township.PutAsync("2023.txt", Encoding.UTF8.GetBytes(content), contentType);

        if (status == 202) await UploadingTownship.DataAsync(202, response);
        else
        {
            Assert.Equal("unsupported_media_type", await UploadingTownship.CodeAsync(status, response));
            Assert.Empty(await township.FilesAsync());
        }
    }

    [Fact]
    public async Task A_pdf_is_refused_in_the_words_of_the_reader()
    {
        using var response = await township.PutAsync("2023.pdf", "%PDF-1.7"u8.ToArray(), null, ("Accept-Language", "en"));

        Assert.Contains("original of the report, save it as .docx", (string?)ApiServer.Parse(await response.Content.ReadAsStringAsync())["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_body_is_not_unpacked()
    {
        using var response = await township.PutAsync("2023.txt", UploadingTownship.Report(2023), ("Content-Encoding", "gzip"));

        Assert.Equal("unsupported_media_type", await UploadingTownship.CodeAsync(415, response));
    }

    [Fact]
    public async Task An_empty_body_is_refused()
    {
        using var response = await township.PutAsync("2023.txt", "");

        Assert.Equal("empty_file", await UploadingTownship.CodeAsync(400, response));
    }
}
