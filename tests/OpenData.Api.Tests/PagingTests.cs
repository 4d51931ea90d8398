using System.Globalization;
using Newtonsoft.Json.Linq;
using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Revisions;

namespace OpenData.Api.Tests;

[Collection(SharedAzurite.Name)]
public sealed class PagingTests(AzuriteServer azurite) : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private ApiServer server = null!;

    public async Task InitializeAsync()
    {
        server = await ApiServer.StartAsync(azurite);
        foreach (var town in (string[])["430681104", "430681105", "431224122"])
        {
            for (var year = 2015; year < 2020; year++) server.Apply(Report(town, year, 1, year));
        }
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("sort=-id")]
    [InlineData("sort=base_value")]
    [InlineData("sort=-base_value&topic=agriculture")]
    [InlineData("sort=-year,base_value")]
    [InlineData("sort=indicator_id,-confidence")]
    [InlineData("township_id=430681105&sort=period")]
    [InlineData("within=4306&year__gte=2016&year__lte=2018")]
    [InlineData("q=茶叶&sort=-value")]
    [InlineData("status=actual&has_finding=true")]
    [InlineData("place=花石村&sort=-created_at")]
    [InlineData("value__gte=100&format=json&select=id")]
    public async Task Pages_join_to_the_whole_also_while_reports_are_uploaded_again(string query)
    {
        var whole = Ids(await server.JsonAsync($"/observations?{query}&limit=1000"));
        var before = (string)(await server.JsonAsync("/observations?limit=1"))["meta"]!["as_of"]!;
        Assert.Equal(whole, await ExportedAsync(query));
        var paged = new List<string>();
        var next = $"/observations?{query}&limit=7";
        for (var page = 0; next is not null; page++)
        {
            var body = await server.JsonAsync(next);
            Assert.Equal(whole.Count, (int)body["meta"]!["total"]!);
            paged.AddRange(Ids(body));
            next = (string?)body["links"]!["next"];

            // Between pages a report the pages have passed, one they have not, and a new one.
            if (page == 1) server.Apply(Report("430681104", 2015, 2, 90), Report("431224122", 2019, 2, 91),
                Report("430681105", 2021, 1, 92));
        }

        Assert.Equal(whole, paged);
        Assert.Equal(whole, await ExportedAsync($"{query}&as_of={before}"));
    }

    [Fact]
    public async Task Reports_townships_and_commits_are_paged_as_well()
    {
        foreach (var (path, field) in ((string, string)[])[("/reports", "report_id"), ("/townships", "township_id"),
            ("/commits", "generation")])
        {
            var whole = (await server.JsonAsync($"{path}?limit=1000"))["data"]!.Select(record => (string?)record[field]).ToList();
            var paged = new List<string?>();
            for (var next = $"{path}?limit=2"; next is not null;)
            {
                var body = await server.JsonAsync(next);
                paged.AddRange(body["data"]!.Select(record => (string?)record[field]));
                next = (string?)body["links"]!["next"];
            }

            Assert.Equal(whole, paged);
        }
    }

    [Fact]
    public async Task The_next_page_is_in_the_link_header_too()
    {
        using var response = await server.GetAsync("/observations?limit=2&format=csv");
        var link = Assert.Single(response.Headers.GetValues("Link"));
        Assert.EndsWith(">; rel=\"next\"", link, StringComparison.Ordinal);
        using var next = await server.GetAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)]);
        Assert.Equal(3, (await next.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_cursor_of_another_query_or_changed_by_hand_is_refused()
    {
        var cursor = await CursorAsync("/observations?topic=agriculture&limit=2");
        Assert.Equal("cursor_mismatch", await CodeAsync($"/observations?topic=economy&limit=2&cursor={cursor}"));
        Assert.Equal("cursor_mismatch", await CodeAsync($"/observations?topic=agriculture&sort=-id&cursor={cursor}"));
        Assert.Equal("cursor_mismatch", await CodeAsync($"/reports?cursor={cursor}"));
        Assert.Equal("invalid_cursor", await CodeAsync($"/observations?topic=agriculture&cursor={cursor[..^2]}AA"));
        Assert.Equal("invalid_cursor", await CodeAsync("/observations?cursor=nonsense"));
        Assert.Equal("invalid_cursor", await CodeAsync("/observations?cursor=%25%25%25"));
        for (var i = 0; i < cursor.Length; i += 5)
        {
            var changed = cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..];
            Assert.Equal("invalid_cursor", await CodeAsync($"/observations?topic=agriculture&cursor={changed}"));
        }

        Assert.NotEmpty((await server.JsonAsync($"/observations?topic=agriculture&limit=9&cursor={cursor}"))["data"]!);
    }

    [Fact]
    public async Task A_cursor_from_another_instance_works_when_it_has_the_same_data_and_else_has_expired()
    {
        var cursor = await CursorAsync("/observations?limit=2");
        await using var other = await ApiServer.StartAsync(azurite);
        other.Apply(Report("430681104", 2015, 1, 2015));
        var problem = await other.ProblemAsync(400, $"/observations?limit=2&cursor={cursor}");
        Assert.Equal("cursor_expired", (string?)problem["code"]);
    }

    [Fact]
    public async Task Following_changes_from_nothing_rebuilds_the_current_state()
    {
        var withdrawn = Report("430681105", 2021, 1, 92);
        server.Apply(Report("430681104", 2015, 2, 90), Report("431224122", 2019, 2, 91), withdrawn);
        server.Index.Apply(withdrawn.Withdrawal(Start.AddDays(400), "误报"), null, null);
        var rebuilt = new Dictionary<string, JToken>(StringComparer.Ordinal);
        for (var next = "/observations?updated_since=2000-01-01&limit=50"; next is not null;)
        {
            var body = await server.JsonAsync(next);
            foreach (var record in body["data"]!)
            {
                var id = (string)record["id"]!;
                if (record["superseded_at"]!.Type == JTokenType.Null) rebuilt[id] = record;
                else rebuilt.Remove(id);
            }

            next = (string?)body["links"]!["next"];
        }

        var current = (await server.JsonAsync("/observations?limit=1000"))["data"]!;
        Assert.Equal(current.Select(record => record.ToString()),
            rebuilt.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.ToString()));
    }

    [Fact]
    public async Task Replaying_the_commits_from_nothing_rebuilds_the_current_state()
    {
        var withdrawn = Report("430681105", 2021, 1, 92);
        server.Apply(Report("430681104", 2015, 2, 90), Report("431224122", 2019, 2, 91), withdrawn);
        server.Index.Apply(withdrawn.Withdrawal(Start.AddDays(400), "误报"), null, null);
        var revisions = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var next = "/commits?limit=3"; next is not null;)
        {
            var body = await server.JsonAsync(next);
            foreach (var commit in body["data"]!)
            {
                var report = (string)commit["report_id"]!;
                if (commit["supersedes"]!.Type != JTokenType.Null) Assert.Equal($"{report}.{revisions[report]}", (string?)commit["supersedes"]);
                if ((string?)commit["kind"] == "published") revisions[report] = (int)commit["revision"]!;
                else revisions.Remove(report);
            }

            next = (string?)body["links"]!["next"];
        }

        var reports = (await server.JsonAsync("/reports?limit=1000"))["data"]!;
        Assert.Equal(revisions.Select(pair => $"{pair.Key}.{pair.Value}"), reports.Select(report => $"{report["report_id"]}.{report["revision"]}"));
        var current = Ids(await server.JsonAsync("/observations?limit=1000"));
        var rebuilt = new List<string>();
        foreach (var report in revisions.Keys) rebuilt.AddRange(Ids(await server.JsonAsync($"/observations?limit=1000&report_id={report}")));
        Assert.Equal(current, rebuilt);
        Assert.DoesNotContain(current, id => id.StartsWith("430681105-2021", StringComparison.Ordinal) || id.StartsWith("430681104-2015.1.", StringComparison.Ordinal));
    }

    /// <summary>Ids of an export, whose number has to be the one announced.</summary>
    private async Task<List<string>> ExportedAsync(string query)
    {
        var filter = string.Join('&', query.Split('&').Where(part => !part.StartsWith("format=", StringComparison.Ordinal)));
        using var export = await server.GetAsync($"/observations/export?{filter}&format=jsonl");
        var ids = (await export.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (string)ApiServer.Parse(line)["id"]!).ToList();
        Assert.Equal([ids.Count.ToString(CultureInfo.InvariantCulture)], export.Headers.GetValues("X-Total-Count"));
        return ids;
    }

    private static SampleRevision Report(string town, int year, int revision, int seed)
    {
        var random = new Random(seed);
        var builder = RevisionBuilder.Of($"{town}-{year}", revision).At(Start.AddDays(((year - 2015) * 10) + ((revision - 1) * 100)));
        for (var i = 0; i < 8; i++)
        {
            var kind = random.Next(3);
            builder.Says(((string[])["茶叶产业", "修路", "低保对象"])[kind], random.Next(1, 400).ToString(CultureInfo.InvariantCulture) + "亩",
                change: o => o with
            {
                Topic = (Topic)kind,
                IndicatorId = kind == 0 ? "tea.area" : null,
                Place = random.Next(2) == 0 ? "花石村" : null,
                Confidence = random.Next(10) / 10m,
            });
        }

        return builder.Finds(FindingKind.SumMismatch, verified: true, 1, 4).Build();
    }

    private static List<string> Ids(JObject body) => [.. body["data"]!.Select(record => (string)record["id"]!)];

    private async Task<string> CursorAsync(string path)
    {
        var next = (string)(await server.JsonAsync(path))["links"]!["next"]!;
        return next.Split("cursor=")[1].Split('&')[0];
    }

    private async Task<string?> CodeAsync(string path) => (string?)(await server.ProblemAsync(400, path))["code"];
}
