using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using OpenData.Api.Tests.Documents;
using OpenData.Storage;
using OpenData.Storage.Publishing;
using OpenData.Storage.UploadKeys;
using OpenData.Testing;

namespace OpenData.Api.Tests.Uploads;

/// <summary>A township with a key and a server of its own, whose uploads are published only when a test says so.</summary>
internal sealed class UploadingTownship : IAsyncDisposable
{
    public const string Id = "430681104";

    /// <summary>Nine digits that no township has.</summary>
    public const string Nobody = "999999999";

    private UploadingTownship(ApiServer server, UploadKeyText key)
    {
        Server = server;
        Key = key;
    }

    public ApiServer Server { get; }

    public UploadKeyText Key { get; }

    public (string Name, string Value) Bearer => Of(Key);

    public static async Task<UploadingTownship> StartAsync(AzuriteServer azurite, params (string Name, string Value)[] settings)
    {
        var server = await ApiServer.StartAsync(azurite, AzuriteServer.NewPrefix(), settings);
        return new UploadingTownship(server, (await KeysOf(server).AddAsync(Id, CancellationToken.None))!);
    }

    public static (string Name, string Value) Of(UploadKeyText key) => ("Authorization", $"Bearer {key.Reveal()}");

    public static UploadKeyStore KeysOf(ApiServer server) => server.Services.GetRequiredService<UploadKeyStore>();

    /// <summary>A short report whose figures depend on <paramref name="number"/>; its sum does not add up.</summary>
    public static string Report(int year, int number = 1) =>
        $"白水镇{year}年工作总结\n一、民生保障\n全年发放高龄补贴{100 + number}人{20 + number}万元，新建卫生厕所{10 + number}座。\n"
        + $"二、社会治理\n排查矛盾纠纷{200 + number}起，化解{200 + number}起，化解率90%。\n";

    public Task<HttpResponseMessage> PutAsync(string name, string text, params (string Name, string Value)[] headers) =>
        PutAsync(name, Encoding.UTF8.GetBytes(text), "text/plain", headers);

    /// <summary>PUT of a file with the township's key; the name goes into the URL as it is.</summary>
    public Task<HttpResponseMessage> PutAsync(string name, byte[] file, string? contentType, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, $"/uploads/{Id}/{name}", file, contentType, [Bearer, .. headers]);

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, byte[] file, string? contentType, params (string Name, string Value)[] headers)
    {
        using var content = new ByteArrayContent(file);
        if (contentType is not null) content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var request = new HttpRequestMessage(method, Route.Base + path) { Content = content };
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value)) content.Headers.Add(name, value);
        }

        var response = await Server.Client.SendAsync(request);
        await AnswerChecker.CheckAsync(method, response);
        return response;
    }

    /// <summary>The problem code of an answer that has to have that status.</summary>
    public static async Task<string?> CodeAsync(int status, HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} {body}");
        Assert.Equal(["*"], response.Headers.GetValues("Access-Control-Allow-Origin"));
        return (string?)ApiServer.Parse(body)["code"];
    }

    public static async Task<JToken> DataAsync(int status, HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} {body}");
        return ApiServer.Parse(body)["data"]!;
    }

    public async Task<JToken> StatusAsync(string name) => (await Server.JsonAsync($"/uploads/{Id}/{name}", Bearer))["data"]!;

    /// <summary>Does what the blob trigger does.</summary>
    public async Task<Ingestion> PublishAsync(string name) =>
        (await Server.Services.GetRequiredService<Publisher>().PublishAsync($"{Id}/{name}", CancellationToken.None))!;

    /// <summary>The paths of all files in the container.</summary>
    public async Task<List<string>> FilesAsync()
    {
        var paths = new List<string>();
        await foreach (var blob in Server.Services.GetRequiredService<StorageConnection>().Uploads.GetBlobsAsync()) paths.Add(blob.Name);
        return paths;
    }

    /// <summary>Opens a connection and sends exactly these bytes.</summary>
    public async Task<TcpClient> ConnectAsync(string request)
    {
        var address = Server.Client.BaseAddress!;
        var socket = new TcpClient(address.Host, address.Port);
        await socket.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request));
        return socket;
    }

    /// <summary>The head of a PUT with the township's key.</summary>
    public string Head(string target, int length) =>
        $"PUT {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: {length}\r\n{Bearer.Name}: {Bearer.Value}\r\n\r\n";

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
