using System.Text;
using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpenData.Api.Endpoints;
using OpenData.Api.Http;
using OpenData.Storage;
using OpenData.Storage.Index;
using OpenData.Testing.Revisions;

namespace OpenData.Api.Tests;

/// <summary>Failures that no request over HTTP can bring about at will.</summary>
public sealed class GateTests
{
    public static TheoryData<Exception, int, string> Failures => new()
    {
        { new RequestFailedException(503, "Server busy"), 503, "busy" },
        { new AggregateException(new RequestFailedException("No connection"), new HttpRequestException("No connection")), 503, "busy" },
        { new AggregateException(new RequestFailedException("No connection"), new InvalidOperationException("A bug")), 500, "internal_error" },
        { new InvalidOperationException("A bug that nobody outside is told about"), 500, "internal_error" },
        { new BadHttpRequestException("Too slow", 408), 408, "upload_timeout" },
        { new BadHttpRequestException("Too large", 413), 413, "file_too_large" },
        { new BadHttpRequestException("Unexpected end of request content."), 400, "incomplete_body" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Every_failure_is_a_problem_without_internals(Exception failure, int status, string code)
    {
        using var folder = new TemporaryFolder();
        using var index = new ObservationIndex(folder.File("index.sqlite"), text => text);
        using var telemetry = new Telemetry();
        var gate = new Gate(new ApiSettings(), new ClientLimiter(TimeProvider.System), new AnswerCache(index), index, new RequestTelemetry(telemetry), NullLogger<Gate>.Instance);
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().BuildServiceProvider() };
        context.Request.Method = "GET";
        context.Request.Path = "/api/v1/health";
        using var body = new MemoryStream();
        context.Response.Body = body;

        var answer = await gate.AnswerAsync(context, ServiceEndpoints.HealthRoute, Task<IResult> (_) => throw failure);
        await answer.ExecuteAsync(context);

        var text = Encoding.UTF8.GetString(body.ToArray());
        Assert.Equal((status, code), (context.Response.StatusCode, (string?)ApiServer.Parse(text)["code"]));
        Assert.DoesNotContain(failure.Message, text, StringComparison.Ordinal);
        Assert.Equal("*", context.Response.Headers.AccessControlAllowOrigin);
    }
}
