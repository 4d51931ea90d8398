using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace OpenData.Testing;

/// <summary>
/// Stands below the retries of an Azure client as its <c>ClientOptions.Transport</c>: the place to watch what is sent and to put faults in.
/// </summary>
/// <param name="answer">Asked for every try: an answer, an exception, or null to send the request on.</param>
public sealed class InterceptingTransport(Func<Request, Response?> answer) : HttpPipelineTransport
{
    private readonly HttpClientTransport wire = HttpClientTransport.Shared;

    public override Request CreateRequest() => wire.CreateRequest();

    public override void Process(HttpMessage message)
    {
        if (answer(message.Request) is { } response) message.Response = response;
        else wire.Process(message);
    }

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        if (answer(message.Request) is { } response) message.Response = response;
        else await wire.ProcessAsync(message);
    }
}
