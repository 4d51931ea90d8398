using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using OpenData.Api.Tests.Documents;
using OpenData.Observations;
using OpenData.Reading;
using OpenData.Storage;
using OpenData.Storage.Index;
using OpenData.Testing;
using OpenData.Testing.Revisions;

namespace OpenData.Api.Tests;

/// <summary>The API over real HTTP: its methods on the routes that the functions have, on an index and a storage of its own.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    /// <summary>One for all servers whose index is filled by hand: they publish nothing.</summary>
    private static readonly string EmptyStorage = AzuriteServer.NewPrefix();

    private readonly TemporaryFolder folder;
    private readonly WebApplication app;

    private ApiServer(WebApplication app, TemporaryFolder folder)
    {
        this.app = app;
        this.folder = folder;
    }

    public HttpClient Client { get; private set; } = null!;

    public ObservationIndex Index => app.Services.GetRequiredService<ObservationIndex>();

    public IServiceProvider Services => app.Services;

    public static async Task<ApiServer> StartAsync(AzuriteServer azurite, string? prefix = null,
        params (string Name, string Value)[] settings)
    {
        var files = new TemporaryFolder();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
        [
            new(IndexRegistration.PathSetting, files.File("index.sqlite")),
            new(IndexRegistration.IntervalSetting, "50"),
            new(ApiSettings.RequestsPerMinuteSetting, "0"),
            new(ApiSettings.DraftsPerMinuteSetting, "0"),
        ]);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string,
            string?>(setting.Name, setting.Value)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ReportReading>(ReportReader.Read);
        builder.Services.AddSingleton(StorageConnection.From(azurite.ConnectionString, prefix ?? EmptyStorage));
        builder.Services.AddOpenDataStorage().AddOpenDataApi(SampleReference.Data);
        var server = new ApiServer(builder.Build(), files);
        server.Map();
        await server.app.StartAsync();
        var address = server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server.Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        await server.Services.GetRequiredService<IndexFollower>().CaughtUp.WaitAsync(TimeSpan.FromMinutes(1));
        return server;
    }

    public ApiServer Apply(params SampleRevision[] samples)
    {
        foreach (var sample in samples) Index.Apply(sample.Commit, sample.Revision, sample.Text);
        return this;
    }

    /// <summary>GET below <c>/api/v1</c>.</summary>
    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("http", StringComparison.Ordinal) ? path : Route.Base + path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var response = await Client.SendAsync(request);
        await AnswerChecker.CheckAsync(method, response);
        return response;
    }

    /// <summary>The first line of the answer to a GET of exactly these characters, which no client library has repaired.</summary>
    public async Task<string?> RawStatusAsync(string target)
    {
        using var socket = new System.Net.Sockets.TcpClient(Client.BaseAddress!.Host, Client.BaseAddress.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(System.Text.Encoding.Latin1.GetBytes($"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync();
    }

    /// <summary>The body of an answer that has to be 200 and JSON.</summary>
    public async Task<JObject> JsonAsync(string path, params (string Name, string Value)[] headers)
    {
        using var response = await GetAsync(path, headers);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == System.Net.HttpStatusCode.OK, $"{(int)response.StatusCode} {body}");
        return Parse(body);
    }

    /// <summary>The problem of an answer that has to be one with that status.</summary>
    public async Task<JObject> ProblemAsync(int status, string path, HttpMethod? method = null,
        params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(method ?? HttpMethod.Get, path, headers);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["*"], response.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        return Parse(body);
    }

    /// <summary>Without turning what looks like a date into one, or decimals into binary floats.</summary>
    public static JObject Parse(string body)
    {
        using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal };
        return JObject.Load(reader);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }

    private void Map()
    {
        var api = app.Services.GetRequiredService<OpenDataApi>();
        var methods = new Dictionary<string, Func<HttpContext, Task<IResult>>>(StringComparer.Ordinal)
        {
            ["Service"] = api.ServiceAsync,
            ["Health"] = api.HealthAsync,
            ["Observations"] = api.ObservationsAsync,
            ["Aggregate"] = api.AggregateAsync,
            ["Export"] = api.ExportAsync,
            ["Indicators"] = api.IndicatorsAsync,
            ["Indicator"] = context => api.IndicatorAsync(context, Value(context, "id")),
            ["Findings"] = api.FindingsAsync,
            ["Finding"] = context => api.FindingAsync(context, Value(context, "id")),
            ["Observation"] = context => api.ObservationAsync(context, Value(context, "id")),
            ["Townships"] = api.TownshipsAsync,
            ["Township"] = context => api.TownshipAsync(context, Value(context, "id")),
            ["Reports"] = api.ReportsAsync,
            ["Report"] = context => api.ReportAsync(context, Value(context, "id")),
            ["Revision"] = context => api.RevisionAsync(context, Value(context, "id"), Value(context, "n")),
            ["RevisionText"] = context => api.RevisionTextAsync(context, Value(context, "id"), Value(context, "n")),
            ["Commits"] = api.CommitsAsync,
            ["Withdraw"] = context => api.WithdrawAsync(context, Value(context, "id")),
            ["Uploads"] = context => api.UploadsAsync(context, Value(context, "township")),
            ["Upload"] = context => api.UploadAsync(context, Value(context, "township"), Value(context, "name")),
            ["SendUpload"] = context => api.SendUploadAsync(context, Value(context, "township"), Value(context, "name")),
            ["Readings"] = api.ReadDraftAsync,
            ["Catalog"] = api.CatalogAsync,
            ["DataPackage"] = api.DataPackageAsync,
            ["OpenApi"] = api.OpenApiAsync,
        };
        foreach (var template in Routes.All.GroupBy(route => route.Path))
        {
            // As the functions do it: the first takes all methods that the others do not know.
            foreach (var route in template.Skip(1)) app.MapMethods(route.Path, route.Methods, Run(methods[route.Name]));
            app.Map(template.Key, Run(methods[template.First().Name]));
        }

        app.Map(Route.Base + "/{*rest}", Run(api.UnknownAsync));
    }

    private static RequestDelegate Run(Func<HttpContext, Task<IResult>> method) => async context =>
        await (await method(context)).ExecuteAsync(context);

    private static string Value(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;
}
