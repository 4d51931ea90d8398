using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Microsoft.Azure.Functions.Worker.InProcess.Queues;

/// <summary>One queue of Queue storage, over its REST interface: as much of it as a listener needs.</summary>
internal sealed class StorageQueue
{
    private const string ServiceVersion = "2021-12-02";

    private readonly HttpPipeline pipeline;
    private readonly Uri uri;

    private StorageQueue(Uri service, string name, HttpPipelinePolicy authentication)
    {
        Name = name;
        uri = new Uri($"{service.AbsoluteUri.TrimEnd('/')}/{name}");
        pipeline = HttpPipelineBuilder.Build(new QueueClientOptions(), authentication);
    }

    public string Name { get; }

    public static StorageQueue Create(Uri service, string name, HttpPipelinePolicy authentication) => new(service, name, authentication);

    public static StorageQueue Create(Uri service, string name, TokenCredential credential) =>
        new(service, name, new BearerTokenAuthenticationPolicy(credential, "https://storage.azure.com/.default"));

    public async Task CreateIfNotExistsAsync(CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Put, "");
        // 409: it exists with other metadata, which is nobody's business here.
        await SendAsync(message, cancellationToken, 201, 204, 409);
    }

    /// <summary>Adds a message; its text goes over the wire as it is, the caller encodes.</summary>
    public async Task AddAsync(string text, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Post, "/messages");
        var body = new XElement("QueueMessage", new XElement("MessageText", text));
        message.Request.Content = RequestContent.Create(BinaryData.FromString(body.ToString(SaveOptions.DisableFormatting)));
        message.Request.Headers.Add("Content-Type", "application/xml");
        await SendAsync(message, cancellationToken, 201);
    }

    /// <summary>Adds a message to a queue that may not exist yet.</summary>
    public async Task CreateAndAddAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            await AddAsync(text, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            await CreateIfNotExistsAsync(cancellationToken);
            await AddAsync(text, cancellationToken);
        }
    }

    /// <summary>Takes messages off the queue for as long as <paramref name="hidden"/>; none where the queue does not exist.</summary>
    public async Task<IReadOnlyList<QueuedMessage>> ReceiveAsync(int count, TimeSpan hidden, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Get, "/messages", ("numofmessages", count), ("visibilitytimeout", Seconds(hidden)));
        await SendAsync(message, cancellationToken, 200, 404);
        return message.Response.Status == 404 ? [] : ParseMessages(message.Response.Content.ToStream());
    }

    /// <summary>Hides a received message again from now on; <see cref="TimeSpan.Zero"/> shows it at once.</summary>
    /// <returns>The receipt that the next call for this message needs.</returns>
    public async Task<string> HideAsync(string id, string popReceipt, TimeSpan hidden, CancellationToken cancellationToken)
    {
        using var message = Message(
            RequestMethod.Put, $"/messages/{id}", ("popreceipt", popReceipt), ("visibilitytimeout", Seconds(hidden)));
        await SendAsync(message, cancellationToken, 204);
        return message.Response.Headers.TryGetValue("x-ms-popreceipt", out var next) ? next : popReceipt;
    }

    /// <summary>Deletes a received message; one that is already gone is left at that.</summary>
    public async Task DeleteAsync(string id, string popReceipt, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Delete, $"/messages/{id}", ("popreceipt", popReceipt));
        await SendAsync(message, cancellationToken, 204, 404);
    }

    private HttpMessage Message(RequestMethod method, string path, params (string Name, object Value)[] query)
    {
        var message = pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(new Uri(uri.AbsoluteUri + path));
        foreach (var (name, value) in query)
        {
            request.Uri.AppendQuery(name, Convert.ToString(value, CultureInfo.InvariantCulture)!, escapeValue: true);
        }

        request.Headers.Add("x-ms-version", ServiceVersion);
        return message;
    }

    private async Task SendAsync(HttpMessage message, CancellationToken cancellationToken, params int[] expected)
    {
        await pipeline.SendAsync(message, cancellationToken);
        var response = message.Response;
        if (!expected.Contains(response.Status))
        {
            var code = response.Headers.TryGetValue("x-ms-error-code", out var found) ? found : null;
            throw new RequestFailedException(
                response.Status, $"Queue '{Name}': {response.Status} {response.ReasonPhrase} ({code ?? "no code"}).", code, innerException: null);
        }
    }

    private static List<QueuedMessage> ParseMessages(Stream body)
    {
        // The service hands back characters that XML forbids when somebody stored them.
        using var reader = XmlReader.Create(body, new XmlReaderSettings { CheckCharacters = false });
        return XElement.Load(reader).Elements("QueueMessage")
            .Select(m => new QueuedMessage(
                m.Element("MessageId")!.Value,
                m.Element("PopReceipt")!.Value,
                int.Parse(m.Element("DequeueCount")!.Value, CultureInfo.InvariantCulture),
                DateTimeOffset.Parse(m.Element("InsertionTime")!.Value, CultureInfo.InvariantCulture),
                m.Element("MessageText")!.Value))
            .ToList();
    }

    private static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);

    private sealed class QueueClientOptions : ClientOptions;
}

/// <summary>A message taken off a queue.</summary>
/// <param name="Id">Names the message.</param>
/// <param name="PopReceipt">Shows the service that it is us who took it.</param>
/// <param name="DequeueCount">How often it was taken, this time included.</param>
/// <param name="InsertedAt">When it came into the queue.</param>
/// <param name="Text">As stored, still encoded.</param>
internal sealed record QueuedMessage(string Id, string PopReceipt, int DequeueCount, DateTimeOffset InsertedAt, string Text);
