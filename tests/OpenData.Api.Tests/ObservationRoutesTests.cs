using System.Net;
using Newtonsoft.Json.Linq;
using OpenData.Api.Fields;
using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Revisions;

namespace OpenData.Api.Tests;

[Collection(SharedAzurite.Name)]
public sealed class ObservationRoutesTests(AzuriteServer azurite) : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private ApiServer server = null!;

    public async Task InitializeAsync() => server = (await ApiServer.StartAsync(azurite)).Apply(
        RevisionBuilder.Of("430681104-2017").At(Start).Titled("白水镇𠀀二〇一七年工作报告").Section("一、农业")
            .Says("茶叶产业面积", "320亩", 213333m, "平方米", o => o with { IndicatorId = "tea.area" })
            .Says("农村低保对象", "12.50万人", 125000, "人",
                o => o with { Topic = Topic.SocialSecurity, IndicatorId = "rural-dibao.persons", Place = "花石村" })
            .Says("计划修路", "8公里", 8000, "米",
                o => o with { Topic = Topic.Infrastructure, Status = ObservationStatus.Target, Period = Period.OfYear(2018) })
            .Finds(FindingKind.SumMismatch, verified: false, 1, 2).Build(),
        RevisionBuilder.Of("430681105-2018").In("長樂镇", "汨罗市").At(Start.AddMinutes(1)).Says("發展茶葉產業", "100亩", 66666.7m, "平方米").Build(),
        RevisionBuilder.Of("431224122-2018").In("三江镇", "溆浦县", "怀化市").At(Start.AddMinutes(2)).Says("接待游客", "30人次").Build());

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Every_key_is_always_there_in_the_documented_order()
    {
        var body = await server.JsonAsync("/observations");
        Assert.Equal(["data", "meta", "links"], Names(body));
        Assert.Equal(["count", "total", "limit", "as_of", "generation", "license", "facets"], Names(body["meta"]!));
        Assert.Equal(["self", "next", "export", "docs"], Names(body["links"]!));
        Assert.All(body["data"]!, record => Assert.Equal(ObservationFields.All.Select(field => field.Name), Names(record)));
        Assert.Equal(5, (int)body["meta"]!["total"]!);
        Assert.Equal(JTokenType.Null, body["links"]!["next"]!.Type);
        Assert.Equal("2026-03-01T08:02:00Z", (string?)body["meta"]!["as_of"]);
    }

    [Fact]
    public async Task An_observation_says_what_the_report_says()
    {
        var body = await server.JsonAsync("/observations/430681104-2017.1.0002");
        var expected = JObject.Parse("""
            {"id":"430681104-2017.1.0002","report_id":"430681104-2017","revision":1,"report_title":"白水镇𠀀二〇一七年工作报告","township_id":"430681104",
            "township_name":"白水镇","county_name":"汨罗市","province_name":"湖南省","year":2017,"period":"2017","period_source":"report","topic":"social-security",
            "indicator_id":"rural-dibao.persons","indicator":"农村低保对象","value":12.5,"value_max":null,"unit":"万人","quantity":"12.50万人","base_value":125000,
            "base_value_max":null,"base_unit":"人","qualifier":"exact","status":"actual","measure":"level","place":"花石村","quote":"农村低保对象12.50万人",
            "section":"一、农业","source_start":37,"source_end":44,"confidence":0.9,"rule":"sample","reader_version":"test-1",
            "findings":["430681104-2017.1.f0001"],"superseded_at":null,"superseded_by":null}
            """);
        var data = (JObject)body["data"]!;
        Assert.Equal("2026-03-01T08:00:00Z", (string?)data["created_at"]);
        data.Remove("created_at");
        data["source_start"] = expected["source_start"];
        data["source_end"] = expected["source_end"];
        Assert.True(JToken.DeepEquals(expected, data), data.ToString());
    }

    [Theory]
    [InlineData("township_id=430681104", 3)]
    [InlineData("township_id=430681104,431224122", 4)]
    [InlineData("within=4306", 4)]
    [InlineData("within=43,4306", 5)]
    [InlineData("report_id=430681105-2018", 1)]
    [InlineData("year=2018", 3)]
    [InlineData("year=2017,2018", 5)]
    [InlineData("year__gte=2018&year__lte=2020", 3)]
    [InlineData("period=2017", 2)]
    [InlineData("topic=social-security", 1)]
    [InlineData("topic=agriculture,infrastructure", 4)]
    [InlineData("status=target", 1)]
    [InlineData("measure=level", 5)]
    [InlineData("qualifier=approx", 0)]
    [InlineData("indicator_id=tea.area", 1)]
    [InlineData("unit=亩", 2)]
    [InlineData("base_unit=平方米,米", 3)]
    [InlineData("place=花石村", 1)]
    [InlineData("value__gte=66666.7&value__lte=125000", 2)]
    [InlineData("confidence__gte=0.9", 5)]
    [InlineData("confidence__gte=0.91", 0)]
    [InlineData("has_finding=true", 2)]
    [InlineData("has_finding=false", 3)]
    [InlineData("q=茶叶", 1)]
    [InlineData("q=产业", 2)]
    [InlineData("q=產業+农业", 1)]
    [InlineData("q=茶&township_id=430681104", 1)]
    [InlineData("state=current", 5)]
    [InlineData("state=superseded,withdrawn", 0)]
    [InlineData("state=all", 5)]
    [InlineData("updated_since=2026-03-01T08:01:00Z", 2)]
    [InlineData("as_of=2026-03-01T08:00:30Z", 3)]
    public async Task A_filter_leaves_what_fits(string query, int count)
    {
        var body = await server.JsonAsync("/observations?" + query);
        Assert.Equal(count, body["data"]!.Count());
        Assert.Equal(count, (int)body["meta"]!["total"]!);
        Assert.Equal(count, (int)body["meta"]!["count"]!);
    }

    [Fact]
    public async Task Text_between_the_offsets_is_the_quantity_in_code_points()
    {
        var text = "白水镇𠀀二〇一七年工作报告\n一、农业\n茶叶产业面积320亩，农村低保对象12.50万人，计划修路8公里，".EnumerateRunes().ToArray();
        var body = await server.JsonAsync("/observations?report_id=430681104-2017");
        foreach (var record in body["data"]!)
        {
            var found = string.Concat(text[(int)record["source_start"]!..(int)record["source_end"]!]);
            Assert.Equal((string?)record["quantity"], found);
        }
    }

    [Fact]
    public async Task Numbers_are_written_exactly()
    {
        using var response = await server.GetAsync("/observations?sort=-base_value&select=base_value,value");
        Assert.StartsWith(
            """{"data":[{"base_value":213333,"value":320},{"base_value":125000,"value":12.5},{"base_value":66666.7,"value":100},{"base_value":8000,"value":8},{"base_value":30,"value":30}],"meta":""",
            await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_has_the_same_cells_as_json()
    {
        using var response = await server.GetAsync("/observations?format=csv&topic=social-security");
        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal(string.Join(',', ObservationFields.All.Select(field => field.Name)), lines[0]);
        Assert.Equal(
            "430681104-2017.1.0002,430681104-2017,1,白水镇𠀀二〇一七年工作报告,430681104,白水镇,汨罗市,湖南省,2017,2017,report,social-security,rural-dibao.persons,农村低保对象,"
            + "12.5,,万人,12.50万人,125000,,人,exact,actual,level,花石村,农村低保对象12.50万人,一、农业,",
            lines[1][..lines[1].IndexOf("一、农业,", StringComparison.Ordinal)] + "一、农业,");
        Assert.Equal("", lines[2]);
        Assert.Equal(["1"], response.Headers.GetValues("X-Total-Count"));
    }

    [Fact]
    public async Task Accept_chooses_the_format_and_the_parameter_beats_it()
    {
        using var csv = await server.GetAsync("/observations", ("Accept", "text/csv"));
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        using var lines = await server.GetAsync("/observations?format=jsonl", ("Accept", "text/csv"));
        Assert.Equal("application/x-ndjson", lines.Content.Headers.ContentType?.MediaType);
        Assert.Equal(5, (await lines.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n').Select(ApiServer.Parse).Count());
        using var browser = await server.GetAsync("/observations", ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
        Assert.Equal("application/json", browser.Content.Headers.ContentType?.MediaType);
        var problem = await server.ProblemAsync(406, "/observations", headers: ("Accept", "application/pdf"));
        Assert.Equal("not_acceptable", (string?)problem["code"]);
    }

    [Fact]
    public async Task A_spreadsheet_gets_its_mark_and_no_formulas()
    {
        server.Apply(RevisionBuilder.Of("431224122-2019").At(Start.AddHours(1)).Says("=1+1合计", "30人").Build());
        using var plain = await server.GetAsync("/observations?format=csv&report_id=431224122-2019&select=quote,id,section");
        Assert.Equal("quote,id,section\r\n=1+1合计30人,431224122-2019.1.0001,\"\"\r\n", await plain.Content.ReadAsStringAsync());
        using var guarded = await server.GetAsync("/observations?format=csv&report_id=431224122-2019&select=quote,id&bom=true");
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "quote,id\r\n\"'=1+1合计30人\",431224122-2019.1.0001\r\n"u8],
            await guarded.Content.ReadAsByteArrayAsync());
        await server.ProblemAsync(400, "/observations?bom=true");
    }

    [Fact]
    public async Task An_unknown_id_is_404_and_a_superseded_one_still_answers()
    {
        await server.ProblemAsync(404, "/observations/430681104-2017.1.0009");
        await server.ProblemAsync(404, "/observations/nonsense");
        server.Apply(RevisionBuilder.Of("430681104-2017", 2).At(Start.AddHours(1)).Says("茶叶产业面积", "330亩").Build());
        var old = (await server.JsonAsync("/observations/430681104-2017.1.0002"))["data"]!;
        Assert.Equal("2026-03-01T09:00:00Z", (string?)old["superseded_at"]);
        Assert.Equal("430681104-2017.2", (string?)old["superseded_by"]);
    }

    [Fact]
    public async Task A_withdrawn_report_is_gone_with_its_reason()
    {
        var sample = RevisionBuilder.Of("431224122-2019").At(Start.AddHours(1)).Says("接待游客", "30人次").Build();
        server.Apply(sample).Index.Apply(sample.Withdrawal(Start.AddHours(2), "数据误报", "431224122-2018"), null, null);
        foreach (var path in (string[])["/observations/431224122-2019.1.0001", "/reports/431224122-2019",
            "/reports/431224122-2019/revisions/1", "/reports/431224122-2019/revisions/1/text"])
        {
            var problem = await server.ProblemAsync(410, path);
            Assert.Equal("数据误报", (string?)problem["reason"]);
            Assert.Equal("431224122-2018", (string?)problem["successor"]);
        }

        Assert.Empty((await server.JsonAsync("/observations?report_id=431224122-2019"))["data"]!);
    }

    [Fact]
    public async Task As_of_gives_the_old_answer_byte_for_byte()
    {
        const string Path = "/observations?year=2017&as_of=2026-03-01T08:30:00Z";
        using var before = await server.GetAsync(Path);
        server.Apply(RevisionBuilder.Of("430681104-2017", 2).At(Start.AddHours(1)).Says("茶叶产业面积", "330亩").Build());
        using var after = await server.GetAsync(Path);
        Assert.Equal(await before.Content.ReadAsStringAsync(), await after.Content.ReadAsStringAsync());
        Assert.Equal(before.Headers.ETag, after.Headers.ETag);
        Assert.Single((await server.JsonAsync("/observations?year=2017"))["data"]!);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    private static IEnumerable<string> Names(JToken token) => ((JObject)token).Properties().Select(property => property.Name);
}
