using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using OpenData.Storage.UploadKeys;
using OpenData.Testing;
using OpenData.Testing.Revisions;

namespace OpenData.Api.Tests;

[Collection(SharedAzurite.Name)]
public sealed class ProblemTests(AzuriteServer azurite) : IAsyncLifetime
{
    private ApiServer server = null!;

    public async Task InitializeAsync() => server = (await ApiServer.StartAsync(azurite)).Apply(
        RevisionBuilder.Of("430681104-2017").Says("茶叶产业面积", "320亩").Build());

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("limit=1001", "invalid_value", "limit", null)]
    [InlineData("limit=0", "invalid_value", "limit", null)]
    [InlineData("limit=ten", "invalid_value", "limit", null)]
    [InlineData("limt=5", "unknown_parameter", "limt", "limit")]
    [InlineData("offset=1", "unknown_parameter", "offset", null)]
    [InlineData("towship_id=430681104", "unknown_parameter", "towship_id", "township_id")]
    [InlineData("year=", "empty_parameter", "year", null)]
    [InlineData("year", "empty_parameter", "year", null)]
    [InlineData("year=2019,", "empty_parameter", "year", null)]
    [InlineData("year=2019&year=2020", "repeated_parameter", "year", null)]
    [InlineData("year=19", "invalid_value", "year", null)]
    [InlineData("indicator_id=nonsense", "unknown_id", "indicator_id", null)]
    [InlineData("indicator_id=tea.aera", "unknown_id", "indicator_id", "tea.area")]
    [InlineData("township_id=999999999", "unknown_id", "township_id", null)]
    [InlineData("township_id=4306", "invalid_value", "township_id", null)]
    [InlineData("report_id=430681104-2016", "unknown_id", "report_id", null)]
    [InlineData("report_id=nonsense", "invalid_value", "report_id", null)]
    [InlineData("within=43a", "invalid_value", "within", null)]
    [InlineData("topic=agricultur", "invalid_value", "topic", "agriculture")]
    [InlineData("status=done", "invalid_value", "status", null)]
    [InlineData("sort=-quote", "invalid_value", "sort", null)]
    [InlineData("sort=year,-year", "invalid_value", "sort", null)]
    [InlineData("sort=base_valu", "invalid_value", "sort", "base_value")]
    [InlineData("select=id,valeu", "invalid_value", "select", "value")]
    [InlineData("format=xml", "invalid_value", "format", null)]
    [InlineData("lang=fr", "invalid_value", "lang", null)]
    [InlineData("has_finding=yes", "invalid_value", "has_finding", null)]
    [InlineData("as_of=yesterday", "invalid_value", "as_of", null)]
    [InlineData("updated_since=2026-13-01", "invalid_value", "updated_since", null)]
    [InlineData("period=2017-Q5", "invalid_value", "period", null)]
    [InlineData("value__gte=1e5", "invalid_value", "value__gte", null)]
    [InlineData("confidence__gte=1.1", "invalid_value", "confidence__gte", null)]
    [InlineData("year__gte=2020&year__lte=2019", "conflicting_parameters", "year__gte", null)]
    public async Task A_wrong_parameter_is_named_with_what_would_be_right(string query, string code, string parameter, string? meant)
    {
        var problem = await server.ProblemAsync(400, "/observations?" + query);
        Assert.Equal(code, (string?)problem["code"]);
        Assert.Equal($"urn:opendata:problem:{code}", (string?)problem["type"]);
        var error = Assert.Single(problem["errors"]!);
        Assert.Equal(parameter, (string?)error["parameter"]);
        Assert.Equal(meant, (string?)error["did_you_mean"]);
        Assert.Equal(["code", "parameter", "value", "detail", "allowed", "did_you_mean"],
            ((JObject)error).Properties().Select(property => property.Name));
        Assert.Equal(
            ["type", "title", "status", "detail", "instance", "code", "request_id", "errors"],
                problem.Properties().Select(property => property.Name));
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once_in_the_language_asked_for()
    {
        var problem = await server.ProblemAsync(400, "/observations?limt=5&year=&topic=tea&lang=en");
        Assert.Equal(["limt", "year", "topic"], problem["errors"]!.Select(error => (string?)error["parameter"]));
        Assert.Equal("There is no parameter 'limt'. Did you mean limit? 2 more below in errors.", (string?)problem["detail"]);
        Assert.Equal("The request has invalid parameters", (string?)problem["title"]);
        var chinese = await server.ProblemAsync(400, "/observations?limt=5", headers: ("Accept-Language", "fr, zh-CN;q=0.8, en;q=0.5"));
        Assert.Equal("没有参数“limt”。是否想用 limit？", (string?)chinese["detail"]);
        var english = await server.ProblemAsync(400, "/observations?limt=5", headers: ("Accept-Language", "en-GB"));
        Assert.Equal("There is no parameter 'limt'. Did you mean limit?", (string?)english["detail"]);
    }

    [Fact]
    public async Task Every_route_refuses_what_it_does_not_know()
    {
        var key = await server.Services.GetRequiredService<UploadKeyStore>().AddAsync("430681104", CancellationToken.None);
        var bearer = ("Authorization", $"Bearer {key!.Reveal()}");
        foreach (var route in Routes.All)
        {
            var path = route.Template.Replace("{id}", "430681104-2017", StringComparison.Ordinal).Replace("{n}", "1",
                StringComparison.Ordinal).Replace("{township}", "430681104", StringComparison.Ordinal).Replace("{name}", "a.txt", StringComparison.Ordinal);
            var method = new HttpMethod(route.Method);
            Assert.Equal("unknown_parameter", (string?)(await server.ProblemAsync(400, path + "?nonsense=1", method, bearer))["code"]);
            Assert.Equal("empty_parameter", (string?)(await server.ProblemAsync(400, path + "?lang=", method, bearer))["code"]);
            Assert.Equal("repeated_parameter", (string?)(await server.ProblemAsync(400, path + "?lang=zh&lang=zh", method, bearer))["code"]);
            Assert.Equal("not_acceptable", (string?)(await server.ProblemAsync(406, path + (route.Name == "Withdraw" ? "?reason=x" : ""), method, bearer, ("Accept", "image/png")))["code"]);
            var problem = await server.ProblemAsync(405, path, HttpMethod.Patch);
            Assert.Equal("method_not_allowed", (string?)problem["code"]);
        }
    }

    [Theory]
    [InlineData("/nonsense")]
    [InlineData("/observations/430681104-2017.1.0001/more")]
    [InlineData("/reports/430681104-2017/revisions")]
    [InlineData("/reports/430681104-1999")]
    [InlineData("/reports/430681104-2017/revisions/2")]
    [InlineData("/reports/430681104-2017/revisions/01")]
    [InlineData("/reports/430681104-2017/revisions/x/text")]
    [InlineData("/townships/999999999")]
    [InlineData("/townships/4306")]
    [InlineData("/observations/%22%27%3B--")]
    [InlineData("/observations/..%2F..%2Fetc%2Fpasswd")]
    public async Task What_is_not_there_is_404(string path)
    {
        Assert.Equal("not_found", (string?)(await server.ProblemAsync(404, path))["code"]);
    }

    [Fact]
    public async Task A_refused_method_names_those_that_work()
    {
        using var response = await server.SendAsync(HttpMethod.Delete, "/observations");
        Assert.Equal(["GET", "HEAD", "OPTIONS"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_long_url_is_414() =>
        Assert.Equal("url_too_long", (string?)(await server.ProblemAsync(414, "/observations?q=" + new string('a', 4000)))["code"]);

    [Fact]
    public async Task Too_many_values_are_refused() =>
        Assert.Equal("too_many_values",
            (string?)(await server.ProblemAsync(400, "/observations?year=" + string.Join(',', Enumerable.Range(1900, 101))))["code"]);

    [Theory]
    [InlineData("q=%00")]
    [InlineData("q=%FF%FE")]
    [InlineData("q=%C0%AF")]
    [InlineData("q=%E8%8C")]
    [InlineData("place=a%0Ab")]
    public async Task A_query_that_is_no_text_is_refused(string query) =>
        Assert.Equal("malformed_query", (string?)(await server.ProblemAsync(400, "/observations?" + query))["code"]);

    [Theory]
    [InlineData("q=%zz")]
    [InlineData("q=%")]
    [InlineData("q=%E")]
    public async Task A_percent_sign_without_its_digits_is_refused(string query) =>
        Assert.Equal("HTTP/1.1 400 Bad Request", await server.RawStatusAsync("/api/v1/observations?" + query));

    [Fact]
    public async Task Nothing_put_into_a_parameter_breaks_the_answer()
    {
        string[] hostile =
        [
            "'", "\"", "' OR 1=1 --", "%", "_", "*", "\\", ";DROP TABLE observations", "../../etc/passwd", "<script>", "NEAR(a b)",
                "a AND", "\"a\" OR", "-", "{o}", "$0", "(", "𠀀", "\u202e",
            "9223372036854775808", "1e999", "NaN", "-0", ",,,", "茶叶*", "^茶", "茶 OR 叶", new string('茶', 100), new string('a', 300),
        ];
        foreach (var parameter in Routes.All.SelectMany(route =>
            route.Parameters.Select(parameter => (route.Path, parameter.Name))).Where(pair =>
            !pair.Path.Contains('{', StringComparison.Ordinal) && pair.Path != "/api/v1/readings"))
        {
            foreach (var value in hostile)
            {
                using var response = await server.GetAsync($"{parameter.Path[Route.Base.Length..]}?{parameter.Name}={Uri.EscapeDataString(value)}");
                Assert.True((int)response.StatusCode is 200 or 400, $"{parameter} = {value}: {(int)response.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_endless_values_are_refused_in_every_parameter()
    {
        (string Bytes, int[] Statuses)[] hostile =
        [
            ("%00", [400]), ("a%00b", [400]), ("%FF", [400]), ("%ED%A0%80", [400]), ("%zz", [400]), ("\xFF\xFE", [400]),
            (new string('9', 3900), [400, 414]), (new string('a', 4000), [414]),
        ];

        // Uploads are looked at only with a key.
        foreach (var route in Routes.All.Where(route => route.Methods.Contains("GET") && !route.Template.StartsWith("/uploads", StringComparison.Ordinal)))
        {
            var path = Route.Base + Fill(route.Template, "430681104-2017");
            foreach (var (parameter, (bytes, statuses)) in from parameter in route.Parameters from attempt in hostile select (parameter, attempt))
            {
                var status = await server.RawStatusAsync($"{path}?{parameter.Name}={bytes}");
                Assert.Contains(statuses, expected => status!.StartsWith($"HTTP/1.1 {expected} ", StringComparison.Ordinal)
                    || (parameter.Kind == Parameters.ParameterKind.Text && expected == 400 && bytes.Length == 3900 && status.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal)));
            }
        }
    }

    [Theory]
    [InlineData("'")]
    [InlineData("%22%3B--")]
    [InlineData("%00")]
    [InlineData("%FF%FE")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("..%5C..%5Cwindows")]
    [InlineData("430681104-2017.1.99999999999999999999")]
    [InlineData("%F0%A0%80%80")]
    [InlineData("{id}")]
    public async Task Nothing_put_into_a_path_breaks_the_answer(string segment)
    {
        foreach (var route in Routes.All.Where(route => route.Template.Contains('{', StringComparison.Ordinal)))
        {
            var status = await server.RawStatusAsync(Route.Base + Fill(route.Template, segment));
            Assert.True(status is not null && (status.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) || status.StartsWith("HTTP/1.1 503", StringComparison.Ordinal)), $"{route.Template} {segment}: {status}");
        }
    }

    private static string Fill(string template, string value) => template
        .Replace("{id}", value, StringComparison.Ordinal).Replace("{file}", value, StringComparison.Ordinal)
        .Replace("{release}", value, StringComparison.Ordinal).Replace("{n}", "1", StringComparison.Ordinal);

    [Fact]
    public async Task A_client_that_asks_too_often_has_to_wait()
    {
        await using var limited = await ApiServer.StartAsync(azurite, settings: (ApiSettings.RequestsPerMinuteSetting, "3"));
        for (var i = 0; i < 3; i++) await limited.JsonAsync("/townships");
        using var response = await limited.GetAsync("/townships");
        Assert.Equal(429, (int)response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
        Assert.Equal("too_many_requests", (string?)(await limited.ProblemAsync(429, "/townships"))["code"]);
    }
}
