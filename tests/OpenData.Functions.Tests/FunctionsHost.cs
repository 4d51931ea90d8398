using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using OpenData.Api;
using OpenData.Observations;
using OpenData.Storage;
using OpenData.Storage.Index;
using OpenData.Storage.UploadKeys;
using OpenData.Testing;
using OpenData.Testing.Instances;
using OpenData.Testing.Revisions;

namespace OpenData.Functions.Tests;

/// <summary>The functions of the app in the host that stands in, with a reader of the test's.</summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly IHost host;
    private readonly TemporaryFolder folder;

    private FunctionsHost(IHost host, TemporaryFolder folder)
    {
        this.host = host;
        this.folder = folder;
        Http = new HttpClient
        {
            BaseAddress = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()),
        };
    }

    public HttpClient Http { get; }

    public static async Task<FunctionsHost> StartAsync(AzuriteServer azurite, ReportReading reading, RecordedWarnings? warnings = null)
    {
        var files = new TemporaryFolder();
        var builder = FunctionsApplication.CreateBuilder(
        [
            "--urls=http://127.0.0.1:0",
            "--FunctionsWorker:Assemblies=OpenData.Functions",
            $"--{StorageConnection.Setting}={azurite.ConnectionString}",
            $"--AzureWebJobsStorage={azurite.ConnectionString}",
            $"--{IndexRegistration.PathSetting}={files.File("index.sqlite")}",
            $"--{ApiSettings.RequestsPerMinuteSetting}=0",
            "--OpenDataExportSchedule=0 */10 * * * *",
        ]);
        builder.ConfigureFunctionsWebApplication();
        builder.Logging.ClearProviders();
        if (warnings is not null) builder.Logging.AddProvider(warnings);
        builder.Services
            .AddSingleton(reading)
            .AddOpenDataStorage()
            .AddOpenDataApi(ReferenceData.OfTheReader());
        var built = builder.Build();
        await built.StartAsync();
        return new FunctionsHost(built, files);
    }

    /// <summary>The header with a new key of that township.</summary>
    public async Task<string> BearerAsync(string township) =>
        $"Bearer {(await host.Services.GetRequiredService<UploadKeyStore>().AddAsync(township, CancellationToken.None))!.Reveal()}";

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string bearer, string? text = null)
    {
        using var content = text is null ? null : new StringContent(text);
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", bearer);
        return await Http.SendAsync(request);
    }

    /// <summary>Asks until the upload has come to one of the states; fails with its last answer where it never does.</summary>
    public async Task<JToken> UntilAsync(string path, string bearer, params string[] states)
    {
        var (limit, body) = (Stopwatch.StartNew(), "");
        while (limit.Elapsed < Patience)
        {
            using var response = await SendAsync(HttpMethod.Get, path, bearer);
            body = await response.Content.ReadAsStringAsync();
            if (response.IsSuccessStatusCode && Parse(body)["data"]! is var data && states.Contains((string?)data["state"])) return data;
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        throw new TimeoutException($"{path} is not {string.Join(" or ", states)}: {body}");
    }

    public static JObject Parse(string body)
    {
        using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
        folder.Dispose();
    }
}
