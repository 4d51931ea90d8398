using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenData.Storage;
using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.Api.Tests;

[Collection(SharedAzurite.Name)]
public sealed class RequestTelemetryTests(AzuriteServer azurite)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Measures_each_request_by_the_template_of_its_route_its_status_and_what_became_of_caching()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        using var telemetry = new RecordedTelemetry(server.Services.GetRequiredService<Telemetry>());

        using var first = await server.GetAsync("/observations?q=粮食");
        using var again = await server.GetAsync("/observations?q=粮食", ("If-None-Match", first.Headers.ETag!.Tag));
        using var kept = await server.GetAsync("/observations?q=粮食");
        using var missing = await server.GetAsync("/observations/430681104-2017.1.0001");
        using var unknown = await server.GetAsync("/粮食");
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        var measured = await UntilAsync(telemetry, 5);
        Assert.Equal(
            [
                "/api/v1/observations 200 kept",
                "/api/v1/observations 200 miss",
                "/api/v1/observations 304 hit",
                "/api/v1/observations/{id} 404 none",
                "none 404 none",
            ],
            measured.Select(request => $"{request.Tags["http.route"]} {request.Tags["http.response.status_code"]} {request.Tags["opendata.cache"]}").Order(StringComparer.Ordinal));
        Assert.All(measured, request => Assert.True(request.Value > 0 && Equals(request.Tags["http.request.method"], "GET")));
        Assert.All(telemetry.Texts(), text => Assert.True(text.All(char.IsAscii), text));
    }

    [Fact]
    public async Task Tells_how_long_ago_the_index_looked_at_the_log()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        using var telemetry = new RecordedTelemetry(server.Services.GetRequiredService<Telemetry>());

        Assert.True(Assert.Single(telemetry.Observe().Of("opendata.index.age")).Value >= 0);
    }

    /// <summary>A request is measured at its last byte, which its sender may have read a moment before.</summary>
    private static async Task<IReadOnlyList<RecordedMeasurement>> UntilAsync(RecordedTelemetry telemetry, int count)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (telemetry.Of("opendata.request.duration").Count() < count) await Task.Delay(20, limit.Token);
        return [.. telemetry.Of("opendata.request.duration")];
    }
}
