using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json.Linq;
using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.EndToEnd.Tests.Reliability;

/// <summary>The townships of some reports, each with its key, in front of any instance of the app.</summary>
internal sealed class FrontDoor
{
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);

    private FrontDoor()
    {
    }

    public IReadOnlyCollection<string> Townships => keys.Keys;

    public static async Task<FrontDoor> OpenAsync(AzuriteServer azurite, IEnumerable<string> townships)
    {
        var door = new FrontDoor();
        using var instance = new TestInstance(azurite, prefix: "");
        await instance.Setup.EnsureAsync(CancellationToken.None);
        foreach (var township in townships.Distinct(StringComparer.Ordinal))
            door.keys.Add(township, (await instance.UploadKeys.AddAsync(township, CancellationToken.None))!.Reveal());
        return door;
    }

    /// <summary>Sends a file.</summary>
    /// <returns>The upload as it was answered, and whether it was taken in as a new one.</returns>
    public async Task<(JToken Upload, bool IsNew)> SendAsync(AppProcess app, string township, string file, string text)
    {
        using var content = new StringContent(text, Encoding.UTF8, "text/plain");
        using var response = await RequestAsync(app, HttpMethod.Put, township, $"/{Uri.EscapeDataString(file)}", content);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {body}");
        return (JObject.Parse(body)["data"]!, (int)response.StatusCode == 202);
    }

    /// <summary>What became of one upload.</summary>
    public async Task<JToken> StatusAsync(AppProcess app, string township, string upload)
    {
        using var response = await RequestAsync(app, HttpMethod.Get, township, $"/{upload}");
        response.EnsureSuccessStatusCode();
        return JObject.Parse(await response.Content.ReadAsStringAsync())["data"]!;
    }

    /// <summary>All uploads of all townships, as the status lists show them.</summary>
    public async Task<List<JToken>> ListAsync(AppProcess app)
    {
        var uploads = new List<JToken>();
        foreach (var township in Townships)
        {
            for (var next = "?limit=1000"; next is not null;)
            {
                using var response = await RequestAsync(app, HttpMethod.Get, township, next);
                response.EnsureSuccessStatusCode();
                var page = JObject.Parse(await response.Content.ReadAsStringAsync());
                uploads.AddRange(page["data"]!);
                next = page["links"]!.Value<string?>("next") is { } link ? new Uri(link).Query : null;
            }
        }

        return uploads;
    }

    private async Task<HttpResponseMessage> RequestAsync(
        AppProcess app, HttpMethod method, string township, string rest, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, $"api/v1/uploads/{township}{rest}") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", keys[township]);
        return await app.Http.SendAsync(request);
    }
}
