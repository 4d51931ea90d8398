using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenData.Api;
using OpenData.Observations;
using OpenData.Reading;
using OpenData.Storage;
using OpenData.Storage.Index;
using OpenData.Storage.Publishing;
using OpenData.Testing;
using OpenData.Testing.Revisions;

namespace OpenData.Portal.Tests;

/// <summary>The portal over real HTTP, with the real catalogue and register, on an index filled by hand.</summary>
internal sealed class PortalServer : IAsyncDisposable
{
    /// <summary>One for all: nothing is published.</summary>
    private static readonly string EmptyStorage = AzuriteServer.NewPrefix();

    private readonly TemporaryFolder folder;
    private readonly WebApplication app;

    private PortalServer(WebApplication app, TemporaryFolder folder)
    {
        this.app = app;
        this.folder = folder;
    }

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => app.Services;

    public static Task<PortalServer> StartAsync(AzuriteServer azurite, params SampleRevision[] samples) => StartAsync(azurite, EmptyStorage, samples);

    /// <summary>One that files can be published in, with their texts.</summary>
    public static Task<PortalServer> StartEmptyAsync(AzuriteServer azurite) => StartAsync(azurite, AzuriteServer.NewPrefix());

    private static async Task<PortalServer> StartAsync(AzuriteServer azurite, string storage, params SampleRevision[] samples)
    {
        var files = new TemporaryFolder();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(
        [
            new(IndexRegistration.PathSetting, files.File("index.sqlite")),
            new(ApiSettings.RequestsPerMinuteSetting, "0"),
        ]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(StorageConnection.From(azurite.ConnectionString, storage));
        builder.Services.AddSingleton<ReportReading>(ReportReader.Read);
        builder.Services.AddOpenDataStorage()
            .AddOpenDataApi(ReferenceData.OfTheReader())
            .AddOpenDataPortal();
        var server = new PortalServer(builder.Build(), files);
        server.app.Map("/{*path}", (RequestDelegate)(async context =>
            await (await server.Services.GetRequiredService<OpenDataPortal>()
                .AnswerAsync(context, (string?)context.Request.RouteValues["path"])).ExecuteAsync(context)));
        await server.app.StartAsync();
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server.Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(address) };
        await server.Services.GetRequiredService<IndexFollower>().CaughtUp.WaitAsync(TimeSpan.FromMinutes(1));
        var index = server.Services.GetRequiredService<ObservationIndex>();
        foreach (var sample in samples) index.Apply(sample.Commit, sample.Revision, sample.Text);
        return server;
    }

    /// <summary>A page that has to be there, as a browser would understand it.</summary>
    public async Task<IDocument> PageAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await Client.GetAsync(path);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{path}: {(int)response.StatusCode} {body}");
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        return new HtmlParser().ParseDocument(body);
    }

    /// <summary>Publishes a file as the blob trigger would, and waits until the pages know it.</summary>
    public async Task<Ingestion> PublishAsync(string path, string text)
    {
        await Services.GetRequiredService<StorageSetup>().EnsureAsync(CancellationToken.None);
        await Services.GetRequiredService<StorageConnection>().Uploads.GetBlobClient(path).UploadAsync(BinaryData.FromString(text), overwrite: true);
        return await FinishAsync(path);
    }

    /// <summary>Sends a file that the publisher refuses.</summary>
    public async Task RefuseAsync(string path, string text)
    {
        await Services.GetRequiredService<StorageSetup>().EnsureAsync(CancellationToken.None);
        await Services.GetRequiredService<StorageConnection>().Uploads.GetBlobClient(path).UploadAsync(BinaryData.FromString(text), overwrite: true);
        var ingestion = await Services.GetRequiredService<Publisher>().PublishAsync(path, CancellationToken.None);
        Assert.Equal(IngestionState.Rejected, ingestion?.State);
    }

    /// <summary>The same for a file that lies there already.</summary>
    public async Task<Ingestion> FinishAsync(string path)
    {
        var ingestion = await Services.GetRequiredService<Publisher>().PublishAsync(path, CancellationToken.None);
        Assert.Equal(IngestionState.Published, ingestion?.State);
        var index = Services.GetRequiredService<ObservationIndex>();
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromMinutes(1); await Task.Delay(50))
        {
            using var reader = index.Read();
            if (reader.RevisionsOf(ingestion!.Report!.ToString(), reader.Head).Any(state => state.Revision.Revision == ingestion.Revision)) return ingestion;
        }

        throw new TimeoutException($"The pages never saw {path}.");
    }

    /// <summary>The same for a file that somebody is just sending.</summary>
    public async Task<Ingestion> FinishWhenThereAsync(string path)
    {
        var uploads = Services.GetRequiredService<UploadStore>();
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromMinutes(1); await Task.Delay(50))
        {
            await Services.GetRequiredService<StorageSetup>().EnsureAsync(CancellationToken.None);
            if (await uploads.FindAsync(path, CancellationToken.None) is not null) return await FinishAsync(path);
        }

        throw new TimeoutException($"Nobody sent {path}.");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }
}
