using System.Net;
using System.Net.Http.Headers;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using OpenData.Api;
using OpenData.Cli.Output;

namespace OpenData.Cli;

/// <summary>A service that is asked over HTTP, in the language of the person at the prompt; one that asks for patience gets it.</summary>
internal sealed class ServiceClient : IDisposable
{
    /// <summary>Where the service is, for those who don't want to say it each time.</summary>
    public const string ServerVariable = "OPENDATA_SERVER";

    /// <summary>The township's upload key. Only here: what stands on a command line, others on the machine can read.</summary>
    public const string KeyVariable = "OPENDATA_KEY";

    private const int MostTries = 20;

    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(5);

    private readonly HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Uri server;

    /// <param name="server">Its address; the API is below it.</param>
    /// <param name="key">Of the township; null for what everyone may ask.</param>
    /// <param name="terminal">Whose language to answer in.</param>
    public ServiceClient(Uri server, string? key, Terminal terminal)
    {
        this.server = server;
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(terminal.Language == Language.Zh ? "zh" : "en");
        if (key is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        LanguageQuery = terminal.Language == Language.Zh ? "lang=zh" : "lang=en";
    }

    private string LanguageQuery { get; }

    /// <summary>The answer whatever its status; its body comes as it is read.</summary>
    public Task<HttpResponseMessage> AskAsync(string route, CancellationToken cancellationToken) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Get, AddressOf(route)), cancellationToken);

    /// <summary>The body of an answer that is good.</summary>
    public async Task<string> GetAsync(string route, CancellationToken cancellationToken)
    {
        using var answer = await AskAsync(route, cancellationToken);
        if (answer.IsSuccessStatusCode) return await answer.Content.ReadAsStringAsync(cancellationToken);
        var problem = await ProblemOf(answer, cancellationToken);
        throw new CommandFailure(new(problem.Detail, problem.Detail));
    }

    /// <summary>What kind of file it is, the service sees from its content.</summary>
    public Task<HttpResponseMessage> PutAsync(string route, byte[] content, CancellationToken cancellationToken) =>
        SendAsync(
            () => new HttpRequestMessage(HttpMethod.Put, AddressOf(route))
            {
                Content = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } },
            },
            cancellationToken);

    /// <summary>What an answer that is not good says of itself.</summary>
    public static async Task<(string? Code, string Detail)> ProblemOf(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            var problem = JObject.Parse(body);
            return (problem.Value<string>("code"), problem.Value<string>("detail") ?? $"HTTP {(int)answer.StatusCode}");
        }
        catch (JsonReaderException)
        {
            return (null, $"HTTP {(int)answer.StatusCode}");
        }
    }

    public void Dispose() => http.Dispose();

    private Uri AddressOf(string route) => new(server, $"/api/v1/{route}{(route.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{LanguageQuery}");

    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            using var message = request();
            try
            {
                var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if (tries == MostTries || answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)) return answer;
                var wait = answer.Headers.RetryAfter?.Delta ?? UsualWait;
                answer.Dispose();
                await Task.Delay(wait, cancellationToken);
            }
            catch (HttpRequestException)
            {
                var address = server.GetLeftPart(UriPartial.Authority);
                throw new CommandFailure(new($"连接不上服务 {address}。", $"The service at {address} can't be reached."));
            }
        }
    }
}
