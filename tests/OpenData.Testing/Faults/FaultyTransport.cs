using Azure.Core;
using Azure.Core.Pipeline;

namespace OpenData.Testing.Faults;

/// <summary>Sends requests as the clients do, with what a <see cref="FaultPlan"/> has in store for them.</summary>
internal sealed class FaultyTransport(FaultPlan plan) : HttpPipelineTransport
{
    private static readonly HttpPipelineTransport Real = HttpClientTransport.Shared;

    public override Request CreateRequest() => Real.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The program only sends asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        switch (plan.Next())
        {
            case Fault.CrashBefore:
                throw new SimulatedCrashException();
            case Fault.CrashAfter:
                await SendUnheardAsync(message);
                throw new SimulatedCrashException();
            case Fault.CutBefore:
                throw new IOException("The connection was cut before the request was sent.");
            case Fault.CutAfter:
                await SendUnheardAsync(message);
                throw new IOException("The connection was cut before the answer came.");
            case Fault.Busy:
                message.Response = new RefusingResponse(503, "Server Busy", message.Request.ClientRequestId);
                break;
            case Fault.Throttled:
                message.Response = new RefusingResponse(429, "Too Many Requests", message.Request.ClientRequestId);
                break;
            case Fault.Slow:
                await Task.Delay(Random.Shared.Next(1, 20), message.CancellationToken);
                await Real.ProcessAsync(message);
                break;
            default:
                await Real.ProcessAsync(message);
                break;
        }
    }

    private static async Task SendUnheardAsync(HttpMessage message)
    {
        await Real.ProcessAsync(message);
        message.Response.Dispose();
    }
}
