using System.Globalization;
using Newtonsoft.Json.Linq;
using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Revisions;

namespace OpenData.Api.Tests;

[Collection(SharedAzurite.Name)]
public sealed class AggregateTests(AzuriteServer azurite) : IAsyncLifetime
{
    private ApiServer server = null!;

    public async Task InitializeAsync()
    {
        server = await ApiServer.StartAsync(azurite);
        var random = new Random(11);
        foreach (var town in (string[])["430681104", "430681105", "431224122"])
        {
            for (var year = 2017; year < 2020; year++)
            {
                var builder = RevisionBuilder.Of($"{town}-{year}").In("镇" + town[^3..], "县" + town[..6]);
                for (var i = 0; i < 6; i++)
                {
                    builder.Says("茶园面积", $"{random.Next(1, 900) / 10m}亩", decimal.Round(random.Next(1, 90000) / 7m, 3), "平方米",
                        o => o with { IndicatorId = "tea.area" });
                    builder.Says("低保对象", $"{random.Next(1, 900)}人",
                        change: o => o with { Topic = Topic.SocialSecurity, Status = (ObservationStatus)(i % 2) });
                }

                server.Apply(builder.Finds(FindingKind.SumMismatch, verified: year == 2017, 1, 3).Build());
            }
        }
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("indicator_id=tea.area", "year")]
    [InlineData("indicator_id=tea.area", "township_id,year")]
    [InlineData("topic=social-security", "status,county,topic")]
    [InlineData("base_unit=平方米&within=4306", "province,indicator_id")]
    public async Task Sums_are_those_of_the_export(string filter, string groupBy)
    {
        using var export = await server.GetAsync($"/observations/export?{filter}&format=jsonl");
        var rows = (await export.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n').Select(ApiServer.Parse).ToList();
        var expected = rows
            .GroupBy(row => string.Join('|', groupBy.Split(',').Select(name => Key(row, name))))
            .ToDictionary(group => group.Key, group => group.Select(row => Number(row["base_value"]!)).Order().ToList());
        var body = await server.JsonAsync($"/observations/aggregate?{filter}&group_by={groupBy}&metric=sum,avg,min,max,median");

        Assert.Equal(expected.Count, body["data"]!.Count());
        foreach (var group in body["data"]!)
        {
            var values = expected[string.Join('|', groupBy.Split(',').Select(name => (string?)group[name]))];
            Assert.Equal(values.Count, (int)group["count"]!);
            Assert.Equal(values.Sum(), Number(group["sum"]!));
            Assert.Equal(values.Sum() / values.Count, Number(group["avg"]!));
            Assert.Equal((values[0], values[^1]), (Number(group["min"]!), Number(group["max"]!)));
            Assert.Equal((values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2, Number(group["median"]!));
        }
    }

    [Fact]
    public async Task Unlike_figures_are_counted_but_not_added()
    {
        var counts = await server.JsonAsync("/observations/aggregate?group_by=year");
        Assert.Equal([36, 36, 36], counts["data"]!.Select(group => (int)group["count"]!));
        Assert.All(counts["data"]!, group => Assert.Equal(JTokenType.Null, group["base_unit"]!.Type));

        var problem = await server.ProblemAsync(400, "/observations/aggregate?group_by=year&metric=sum");
        Assert.Equal("mixed_units", (string?)problem["code"]);
        var found = problem["errors"]![0]!["allowed"]!.Select(kind => (string)kind!).ToList();
        Assert.Contains("base_unit=平方米&measure=level&status=actual", found);
        Assert.Contains("base_unit=人&measure=level&status=target", found);
        foreach (var kind in found) await server.JsonAsync($"/observations/aggregate?group_by=year&metric=sum&{kind}");
    }

    [Theory]
    [InlineData("tea.yield", Measure.Level, "sum", "average")]
    [InlineData("tea.yield", Measure.Level, "avg", null)]
    [InlineData("tea.rank", Measure.Rank, "sum", "none")]
    [InlineData("tea.rank", Measure.Level, "avg", "none")]
    [InlineData("tea.rank", Measure.Rank, "min,max,median,count", null)]
    [InlineData("tea.area", Measure.Level, "sum,avg,median", null)]
    [InlineData("tea.area", Measure.Share, "sum", "average")]
    [InlineData("tea.area", Measure.GrowthRate, "avg", null)]
    [InlineData(null, Measure.Share, "sum", "average")]
    [InlineData(null, Measure.Rank, "avg", "none")]
    [InlineData(null, Measure.Level, "sum", null)]
    public async Task What_does_not_add_up_is_refused_with_what_was_found(string? indicator, Measure measure, string metric, string? found)
    {
        server.Apply(RevisionBuilder.Of("430681104-2022")
            .Says("甲", "30斤", change: o => o with { IndicatorId = indicator, Measure = measure })
            .Says("乙", "40斤", change: o => o with { IndicatorId = indicator, Measure = measure }).Build());
        var path = $"/observations/aggregate?report_id=430681104-2022&group_by=year&metric={metric}";
        if (found is null)
        {
            Assert.Single((await server.JsonAsync(path))["data"]!);
            return;
        }

        var problem = await server.ProblemAsync(400, path + "&lang=en");
        Assert.Equal("not_additive", (string?)problem["code"]);
        var name = indicator is null ? "" : $"indicator_id={indicator}&";
        Assert.Equal($"{name}measure={measure.Code()}: its aggregation is {found}.", (string?)Assert.Single(problem["errors"]!)["detail"]);
        foreach (var allowed in problem["errors"]![0]!["allowed"]!)
            await server.JsonAsync(path.Replace($"metric={metric}", $"metric={allowed}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Groups_are_paged_named_and_written_as_csv()
    {
        var whole = await server.JsonAsync("/observations/aggregate?group_by=township_id,year&indicator_id=tea.area");
        Assert.Equal("镇104", (string?)whole["data"]![0]!["township_name"]);
        var paged = new List<string>();
        for (var next = "/observations/aggregate?group_by=township_id,year&indicator_id=tea.area&limit=4"; next is not null;)
        {
            var body = await server.JsonAsync(next);
            Assert.Equal(9, (int)body["meta"]!["total"]!);
            paged.AddRange(body["data"]!.Select(group => group.ToString()));
            next = (string?)body["links"]!["next"];
        }

        Assert.Equal(whole["data"]!.Select(group => group.ToString()), paged);
        using var csv = await server.GetAsync("/observations/aggregate?group_by=county&topic=agriculture&format=csv");
        Assert.Equal("county,county_name,base_unit,measure,status,count\r\n430681,县430681,平方米,level,actual,36\r\n431224,县431224,平方米,level,actual,18\r\n", await csv.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("", "empty_parameter")]
    [InlineData("group_by=quote", "invalid_value")]
    [InlineData("group_by=year,topic,status,county", "too_many_values")]
    [InlineData("group_by=year&metric=mode", "invalid_value")]
    public async Task A_wrong_grouping_is_refused(string query, string code) =>
        Assert.Equal(code, (string?)(await server.ProblemAsync(400, "/observations/aggregate?" + query))["code"]);

    [Fact]
    public async Task Facets_count_the_values_of_all_pages()
    {
        var facets = (await server.JsonAsync("/observations?limit=1&within=4306&facet=topic,status,township_id,place,county"))["meta"]!["facets"]!;
        Assert.Equal(["topic", "status", "township_id", "place", "county"],
            ((JObject)facets).Properties().Select(property => property.Name));
        Assert.True(JToken.DeepEquals(
            JToken.Parse("""{"values":[{"value":"agriculture","label":"农业产业","count":36},{"value":"social-security","label":"社会保障与救助","count":36}],"distinct":2,"others":0}"""),
            facets["topic"]));
        Assert.Equal(JTokenType.Null, facets["place"]!["values"]![0]!["value"]!.Type);
        Assert.Equal("too_many_values",
            (string?)(await server.ProblemAsync(400, "/observations?facet=topic,status,township_id,place,county,year"))["code"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("township_id=430681105&sort=-base_value")]
    [InlineData("q=低保&status=target")]
    public async Task An_export_is_the_union_of_the_pages_in_every_format(string query)
    {
        var body = await server.JsonAsync($"/observations?limit=1000&{query}");
        using var lines = await server.GetAsync($"/observations/export?format=jsonl&{query}", ("Accept-Encoding", "identity"));
        Assert.Equal([(string?)body["meta"]!["total"]!], lines.Headers.GetValues("X-Total-Count"));
        Assert.Equal(body["data"]!.Select(record => record.ToString()),
            (await lines.Content.ReadAsStringAsync()).Split('\n',
            StringSplitOptions.RemoveEmptyEntries).Select(line => ApiServer.Parse(line).ToString()));
        using var export = await server.GetAsync($"/observations/export?{query}");
        using var page = await server.GetAsync($"/observations?limit=1000&format=csv&{query}");
        Assert.Equal(await page.Content.ReadAsStringAsync(), await export.Content.ReadAsStringAsync());
        Assert.StartsWith("attachment; filename=", export.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        using var linked = await server.GetAsync((string)body["links"]!["export"]!);
        Assert.Equal(export.Headers.GetValues("X-Total-Count"), linked.Headers.GetValues("X-Total-Count"));
    }

    [Fact]
    public async Task An_export_can_be_compressed_asked_for_again_and_looked_at_first()
    {
        using var plain = await server.GetAsync("/observations/export");
        using var compressed = await server.GetAsync("/observations/export", ("Accept-Encoding", "gzip"));
        await using var decoded = new System.IO.Compression.GZipStream(await compressed.Content.ReadAsStreamAsync(),
            System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(decoded);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await reader.ReadToEndAsync());
        using var again = await server.GetAsync("/observations/export", ("If-None-Match", plain.Headers.ETag!.ToString()));
        Assert.Equal(304, (int)again.StatusCode);
        using var head = await server.SendAsync(HttpMethod.Head, "/observations/export");
        Assert.Equal(["108"], head.Headers.GetValues("X-Total-Count"));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Findings_name_the_observations_they_compare()
    {
        var body = await server.JsonAsync("/findings?township_id=430681104&verified=false");
        Assert.Equal(2, (int)body["meta"]!["total"]!);
        var finding = body["data"]![0]!;
        Assert.Equal(["430681104-2018.1.0001", "430681104-2018.1.0003"], finding["observations"]!.Select(id => (string?)id));
        var observation = (await server.JsonAsync($"/observations/{finding["observations"]![0]}"))["data"]!;
        Assert.Equal([(string?)finding["id"]], observation["findings"]!.Select(id => (string?)id));
        Assert.True(JToken.DeepEquals(finding, (await server.JsonAsync($"/findings/{finding["id"]}"))["data"]));
        Assert.Equal(9, (int)(await server.JsonAsync("/findings?kind=sum_mismatch"))["meta"]!["total"]!);
        await server.ProblemAsync(404, "/findings/430681104-2018.1.f0009");
    }

    [Fact]
    public async Task Indicators_tell_how_much_there_is()
    {
        var tea = (await server.JsonAsync("/indicators/tea.area"))["data"]!;
        Assert.Equal((54, 3), ((int)tea["observation_count"]!, (int)tea["township_count"]!));
        Assert.Equal(["rural-dibao.persons", "tea.area", "tea.rank", "tea.yield"],
            (await server.JsonAsync("/indicators"))["data"]!.Select(one => (string?)one["indicator_id"]));
        Assert.Equal(["tea.area", "tea.rank", "tea.yield"],
            (await server.JsonAsync("/indicators?q=茶叶&topic=agriculture"))["data"]!.Select(one => (string?)one["indicator_id"]));
        await server.ProblemAsync(404, "/indicators/nonsense");
    }

    private static decimal Number(JToken token) => decimal.Parse(token.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture);

    private static string? Key(JObject row, string name) => name switch
    {
        "county" => ((string)row["township_id"]!)[..6],
        "province" => ((string)row["township_id"]!)[..2],
        _ => (string?)row[name],
    };
}
