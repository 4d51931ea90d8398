using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace OpenData.Platform.Tests.Worker;

public sealed class RawRequestLineTests
{
    [Theory]
    [InlineData("GET /echo?q=牦牛 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "?q=%E7%89%A6%E7%89%9B")]
    [InlineData("GET /echo/白水镇 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "白水镇")]
    [InlineData("GET /echo?q=%E7%89%A6 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "?q=%E7%89%A6")]
    [InlineData("GET /echo?q=1 HTTP/1.1\r\nHost: a\r\n\r\nGET /echo?q=牦 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "?q=%E7%89%A6")]
    public async Task Is_read_in_raw_utf8(string request, string answer)
    {
        await using var app = await FunctionApp.StartAsync(typeof(Echo));

        var answers = await SendAsync(app, Encoding.UTF8.GetBytes(request));

        Assert.DoesNotContain(" 400 ", answers, StringComparison.Ordinal);
        Assert.EndsWith(answer, answers.TrimEnd('0', '\r', '\n'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_read_whole_when_it_comes_byte_by_byte()
    {
        await using var app = await FunctionApp.StartAsync(typeof(Echo));

        var answer = await SendAsync(app, Encoding.UTF8.GetBytes("GET /echo?q=牦牛 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"), oneByOne: true);

        Assert.Contains("?q=%E7%89%A6%E7%89%9B", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_passes_unchanged_whatever_it_looks_like()
    {
        await using var app = await FunctionApp.StartAsync(typeof(Echo));
        var body = "GET /echo?q=牦牛 HTTP/1.1\r\n\r\n工作总结";
        var length = Encoding.UTF8.GetByteCount(body);

        var answer = await SendAsync(
            app, Encoding.UTF8.GetBytes($"POST /body?名=值 HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"));

        Assert.Contains(body, answer, StringComparison.Ordinal);
    }

    private static async Task<string> SendAsync(FunctionApp app, byte[] request, bool oneByOne = false)
    {
        var address = app.Http.BaseAddress!;
        using var socket = new TcpClient(address.Host, address.Port) { NoDelay = true };
        await using var stream = socket.GetStream();
        if (oneByOne)
        {
            foreach (var b in request)
            {
                stream.WriteByte(b);
                await stream.FlushAsync();
            }
        }
        else await stream.WriteAsync(request);

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    public static class Echo
    {
        [Function("EchoQuery")]
        public static IResult Query([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "echo")] HttpRequest request) =>
            Results.Text(request.QueryString.Value);

        [Function("EchoPath")]
        public static IResult Path([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "echo/{name}")] HttpRequest request, string name) =>
            Results.Text($"{request.Method} {name}");

        [Function("EchoBody")]
        public static async Task<IResult> Body([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "body")] HttpRequest request)
        {
            using var reader = new StreamReader(request.Body);
            return Results.Text(await reader.ReadToEndAsync());
        }
    }
}
