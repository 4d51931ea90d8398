using System.Diagnostics;
using System.Text;
using Newtonsoft.Json.Linq;
using OpenData.Testing;

namespace OpenData.Api.Tests.Documents;

/// <summary>Holds every answer that the tests get against <c>openapi.json</c>, in one process of Node for all of them.</summary>
internal static class AnswerChecker
{
    private static readonly Lock One = new();
    private static readonly Lazy<Process> Node = new(Start);

    public static string DocumentPath => Repository.PathOf("src", "OpenData.Api", "Documents", "openapi.json");

    /// <summary>Fails where an answer is not as described.</summary>
    public static async Task CheckAsync(HttpMethod method, HttpResponseMessage response)
    {
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        if (method == HttpMethod.Head || response.Content.Headers.ContentEncoding.Count > 0 || !IsJson(mediaType)) return;
        if (TemplateOf(method, response.RequestMessage!.RequestUri!.AbsolutePath) is not { } template) return;
        var line = new JObject
        {
            ["template"] = template,
            ["method"] = method.Method.ToLowerInvariant(),
            ["status"] = (int)response.StatusCode,
            ["mediaType"] = mediaType,
            ["body"] = await response.Content.ReadAsStringAsync(),
        }.ToString(Newtonsoft.Json.Formatting.None);
        lock (One)
        {
            Node.Value.StandardInput.WriteLine(line);
            Node.Value.StandardInput.Flush();
            Assert.Equal("", Node.Value.StandardOutput.ReadLine());
        }
    }

    private static bool IsJson(string? mediaType) => mediaType is "application/json" or "application/ld+json" or "application/problem+json";

    /// <summary>Null for what is no route, or no method of it.</summary>
    private static string? TemplateOf(HttpMethod method, string path)
    {
        var parts = path.Split('/');
        var route = Routes.All.FirstOrDefault(route => route.Method == method.Method && Fits(route.Path.Split('/'), parts));
        return route is null ? null : route.Template.Length == 0 ? "/" : route.Template;
    }

    private static bool Fits(string[] template, string[] path) =>
        template.Length == path.Length && template.Zip(path).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);

    private static Process Start() => Process.Start(
        new ProcessStartInfo("node", [Repository.PathOf("tests", "OpenData.Api.Tests", "Documents", "check-answers.mjs"), DocumentPath])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
}
