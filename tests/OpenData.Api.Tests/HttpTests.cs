using System.IO.Compression;
using System.Net;
using OpenData.Testing;
using OpenData.Testing.Revisions;

namespace OpenData.Api.Tests;

[Collection(SharedAzurite.Name)]
public sealed class HttpTests(AzuriteServer azurite) : IAsyncLifetime
{
    private ApiServer server = null!;

    public async Task InitializeAsync() => server = (await ApiServer.StartAsync(azurite)).Apply(
        RevisionBuilder.Of("430681104-2017").Says("茶叶产业面积", "320亩").Says("修路", "3公里").Says("低保对象", "30人").Build());

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task The_same_question_again_is_304_until_the_data_change()
    {
        using var first = await server.GetAsync("/observations");
        Assert.Equal("public, max-age=60, stale-while-revalidate=600", first.Headers.CacheControl!.ToString());
        Assert.NotNull(first.Content.Headers.LastModified);
        Assert.False(first.Headers.ETag!.IsWeak);
        using var second = await server.GetAsync("/observations", ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(["*"], second.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        using var since = await server.GetAsync("/observations",
            ("If-Modified-Since", first.Content.Headers.LastModified!.Value.ToString("R")));
        Assert.Equal(HttpStatusCode.NotModified, since.StatusCode);

        server.Apply(RevisionBuilder.Of("430681104-2018").At(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero)).Says("茶叶产业面积",
            "330亩").Build());
        using var third = await server.GetAsync("/observations", ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        Assert.NotEqual(first.Headers.ETag, third.Headers.ETag);
    }

    [Fact]
    public async Task Another_format_language_question_or_coding_has_another_etag()
    {
        var tags = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in (string[])["/observations", "/observations?format=csv", "/observations?lang=en", "/observations?limit=2",
            "/reports", "/townships"])
        {
            foreach (var coding in (string[])["identity", "gzip", "br"])
            {
                using var response = await server.GetAsync(path, ("Accept-Encoding", coding));
                tags.Add(response.Headers.ETag!.Tag);
                using var again = await server.GetAsync(path, ("Accept-Encoding", coding),
                    ("If-None-Match", $"\"other\", {response.Headers.ETag}"));
                Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            }
        }

        using var accepted = await server.GetAsync("/observations", ("Accept", "application/x-ndjson"));
        tags.Add(accepted.Headers.ETag!.Tag);
        using var english = await server.GetAsync("/observations", ("Accept-Language", "en"));
        tags.Add(english.Headers.ETag!.Tag);

        // Short bodies are not compressed and keep one tag: at least the six questions, the two headers, and the long body's two codings
        // differ.
        Assert.True(tags.Count >= 10, $"{tags.Count}");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_body_is_the_same_body(string coding)
    {
        using var plain = await server.GetAsync("/observations");
        using var compressed = await server.GetAsync("/observations", ("Accept-Encoding", coding));
        Assert.Equal([coding], compressed.Content.Headers.ContentEncoding);
        Assert.Equal("Accept, Accept-Encoding, Accept-Language", string.Join(", ", compressed.Headers.Vary));
        await using var stream = await compressed.Content.ReadAsStreamAsync();
        await using Stream decoded = coding == "br" ? new BrotliStream(stream, CompressionMode.Decompress)
            : new GZipStream(stream, CompressionMode.Decompress);
        using var reader = new StreamReader(decoded);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await reader.ReadToEndAsync());
    }

    [Theory]
    [InlineData("gzip;q=0, br;q=0", null)]
    [InlineData("gzip;q=1, br;q=0.5", "gzip")]
    [InlineData("*", "br")]
    [InlineData("deflate", null)]
    public async Task Codings_are_chosen_by_quality(string accepted, string? coding)
    {
        using var response = await server.GetAsync("/observations", ("Accept-Encoding", accepted));
        Assert.Equal(coding is null ? [] : [coding], response.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/observations")]
    [InlineData("/observations?limit=1&format=csv")]
    [InlineData("/observations/430681104-2017.1.0001")]
    [InlineData("/observations/nothing")]
    [InlineData("/reports")]
    [InlineData("/townships/430681104")]
    [InlineData("/commits")]
    public async Task Head_has_the_headers_of_get_and_no_body(string path)
    {
        using var get = await server.GetAsync(path);
        using var head = await server.SendAsync(HttpMethod.Head, path);
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal(Headers(get), Headers(head));
    }

    [Fact]
    public async Task Options_answers_browsers()
    {
        foreach (var (path, methods) in Routes.All.Select(route => (route.Template, route.Methods)).Append(("/nonsense", [HttpMethod.Get.Method])))
        {
            using var response = await server.SendAsync(
                HttpMethod.Options, path, ("Origin", "https://example.org"), ("Access-Control-Request-Method", "GET"),
                    ("Access-Control-Request-Headers", "if-none-match"));
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
            Assert.Equal(["*"], response.Headers.GetValues("Access-Control-Allow-Origin"));
            var allowed = response.Headers.GetValues("Access-Control-Allow-Methods").Single().Split(", ");
            Assert.All(methods, method => Assert.Contains(method, allowed));
            Assert.Contains("If-None-Match", response.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_useful_headers_are_exposed_to_pages_of_other_sites()
    {
        using var response = await server.GetAsync("/observations?limit=1");
        var exposed = response.Headers.GetValues("Access-Control-Expose-Headers").Single().Split(", ");
        foreach (var name in (string[])["ETag", "Link", "X-Total-Count", "X-Request-Id", "Retry-After"]) Assert.Contains(name, exposed);
        Assert.NotEmpty(response.Headers.GetValues("X-Request-Id").Single());
    }

    private static IEnumerable<string> Headers(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers)
            .Where(header => header.Key is not ("Date" or "X-Request-ID" or "Transfer-Encoding")
                && !(header.Key == "Content-Length" && !response.IsSuccessStatusCode))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
            .Order(StringComparer.Ordinal);
}
