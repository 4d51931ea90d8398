using System.Diagnostics;
using System.Globalization;
using OpenData.Reading;
using OpenData.Testing;
using Xunit.Abstractions;

namespace OpenData.Functions.Tests;

/// <summary>Very many uploads of next to nothing through the whole app. The full number is run by hand: <c>OPENDATA_TINY_UPLOADS=10000</c>.</summary>
[Collection(SharedAzurite.Name)]
public sealed class TinyUploadsTests(AzuriteServer azurite, ITestOutputHelper output)
{
    private const string Township = "430681105";
    private const int Senders = 8;

    private static readonly int Count =
        int.TryParse(Environment.GetEnvironmentVariable("OPENDATA_TINY_UPLOADS"), CultureInfo.InvariantCulture, out var count) ? count : 100;

    [Fact]
    public async Task Each_comes_to_its_end_and_none_is_lost()
    {
        await using var app = await FunctionsHost.StartAsync(azurite, ReportReader.Read);
        var (bearer, watch) = (await app.BearerAsync(Township), Stopwatch.StartNew());

        await Parallel.ForEachAsync(Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (i, _) =>
        {
            using var sent = await app.SendAsync(HttpMethod.Put, $"/api/v1/uploads/{Township}/{i}.txt", bearer, $"{i}");
            Assert.Equal(202, (int)sent.StatusCode);
        });
        output.WriteLine($"{Count} taken in after {watch.Elapsed.TotalSeconds:0.0} s");

        var states = await StatesAsync(app, bearer);
        while (states.ContainsKey("received"))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(30), string.Join(", ", states));
            await Task.Delay(TimeSpan.FromSeconds(1));
            states = await StatesAsync(app, bearer);
        }

        output.WriteLine($"{string.Join(", ", states)} after {watch.Elapsed.TotalSeconds:0.0} s; {GC.GetTotalMemory(forceFullCollection: true) / 1e6:0} MB in use");
        Assert.Equal(new KeyValuePair<string, int>("rejected", Count), Assert.Single(states));
    }

    private static async Task<Dictionary<string, int>> StatesAsync(FunctionsHost app, string bearer)
    {
        var states = new Dictionary<string, int>(StringComparer.Ordinal);
        for (string? next = $"/api/v1/uploads/{Township}?limit=1000"; next is not null;)
        {
            using var response = await app.SendAsync(HttpMethod.Get, next, bearer);
            var page = FunctionsHost.Parse(await response.Content.ReadAsStringAsync());
            foreach (var upload in page["data"]!) states[(string)upload["state"]!] = states.GetValueOrDefault((string)upload["state"]!) + 1;
            next = (string?)page["links"]!["next"];
        }

        return states;
    }
}
