using System.Net;
using System.Text;
using OpenData.Reading;
using OpenData.Testing;

namespace OpenData.Functions.Tests;

[Collection(SharedAzurite.Name)]
public sealed class ApiFunctionsTests(AzuriteServer azurite)
{
    private const string Township = "431224122";
    private const string Report = "两丫坪镇2023年工作总结\n一、民生保障\n全年发放高龄补贴101人21万元，新建卫生厕所11座，排查矛盾纠纷201起。\n";

    [Fact]
    public async Task A_report_goes_in_by_put_shows_and_goes_out_by_delete()
    {
        await using var app = await FunctionsHost.StartAsync(azurite, ReportReader.Read);
        var bearer = await app.BearerAsync(Township);

        using var sent = await app.SendAsync(HttpMethod.Put, $"/api/v1/uploads/{Township}/2023年工作总结.txt", bearer, Report);
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        var published = await app.UntilAsync(sent.Headers.Location!.ToString(), bearer, "published");
        Assert.Equal($"{Township}/2023年工作总结.txt", (string?)published["file"]);
        using var withdrawn = await app.SendAsync(HttpMethod.Delete, $"/api/v1/reports/{published["report_id"]}?reason=数字有误", bearer);

        Assert.Equal("数字有误", (string?)FunctionsHost.Parse(await withdrawn.Content.ReadAsStringAsync())["data"]!["reason"]);
    }

    [Fact]
    public async Task A_draft_goes_in_by_post()
    {
        await using var app = await FunctionsHost.StartAsync(azurite, ReportReader.Read);

        using var read = await app.SendAsync(HttpMethod.Post, $"/api/v1/readings?township_id={Township}&file=2023.txt", "", Report);

        Assert.NotEmpty(FunctionsHost.Parse(await read.Content.ReadAsStringAsync())["data"]!["observations"]!);
    }

    [Theory]
    [InlineData("/api/v1/uploads/431224122/2023.txt", "GET, HEAD, PUT, OPTIONS", "POST")]
    [InlineData("/api/v1/uploads/431224122", "GET, HEAD, OPTIONS", "PUT")]
    [InlineData("/api/v1/reports/431224122-2023", "GET, HEAD, DELETE, OPTIONS", "PATCH")]
    [InlineData("/api/v1/readings", "POST, OPTIONS", "GET")]
    public async Task Other_methods_are_refused_in_the_words_of_the_api(string path, string allowed, string refused)
    {
        await using var app = await FunctionsHost.StartAsync(azurite, ReportReader.Read);

        using var preflight = await app.SendAsync(HttpMethod.Options, path, "");
        using var problem = await app.SendAsync(new HttpMethod(refused), path, "");

        Assert.Equal(allowed, preflight.Headers.GetValues("Access-Control-Allow-Methods").Single());
        Assert.Equal(HttpStatusCode.MethodNotAllowed, problem.StatusCode);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType!.MediaType);
        Assert.Equal(allowed, string.Join(", ", problem.Content.Headers.Allow));
    }

    [Fact]
    public async Task Raw_utf8_in_a_query_is_read_like_the_same_query_escaped()
    {
        await using var app = await FunctionsHost.StartAsync(azurite, ReportReader.Read);
        var address = app.Http.BaseAddress!;
        using var socket = new System.Net.Sockets.TcpClient(address.Host, address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes("GET /api/v1/observations?q=牦牛&lang=中 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);

        var answer = await reader.ReadToEndAsync();

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("Access-Control-Allow-Origin: *", answer, StringComparison.Ordinal);
        Assert.Contains("“中”不是 lang 的值", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("malformed_query", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_a_second_is_too_slow_for_the_host_long_before_the_limit_of_the_api()
    {
        await using var app = await FunctionsHost.StartAsync(azurite, ReportReader.Read);
        var (address, bearer) = (app.Http.BaseAddress!, await app.BearerAsync("430681106"));
        using var socket = new System.Net.Sockets.TcpClient(address.Host, address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"PUT /api/v1/uploads/430681106/a.txt HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\nAuthorization: {bearer}\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var status = reader.ReadLineAsync();
        while (!status.IsCompleted)
        {
            await stream.WriteAsync("a"u8.ToArray());
            await Task.WhenAny(status, Task.Delay(TimeSpan.FromSeconds(1)));
        }

        Assert.StartsWith("HTTP/1.1 408 ", await status, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"upload_timeout\"", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
