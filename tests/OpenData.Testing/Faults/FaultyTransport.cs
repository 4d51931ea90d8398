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
        var fault = plan.Next();
        if (fault == Fault.Slow) await Task.Delay(Random.Shared.Next(1, 20), message.CancellationToken);
        if (fault is Fault.None or Fault.Slow)
        {
            await Real.ProcessAsync(message);
            return;
        }

        if (TakesEffect(fault))
        {
            await Real.ProcessAsync(message);
            message.Response.Dispose();
        }

        message.Response = fault switch
        {
            Fault.CrashBefore or Fault.CrashAfter => throw new SimulatedCrashException(),
            Fault.CutBefore => throw new IOException("The connection was cut before the request was sent."),
            Fault.CutAfter => throw new IOException("The connection was cut before the answer came."),
            Fault.ErrorBefore or Fault.ErrorAfter => Refusal(500, "Internal Server Error"),
            Fault.Busy or Fault.BusyAfter => Refusal(503, "Server Busy"),
            Fault.Throttled or Fault.ThrottledAfter => Refusal(429, "Too Many Requests"),
            Fault.ConflictBefore or Fault.ConflictAfter => Refusal(409, "Conflict"),
            _ => Refusal(412, "Precondition Failed"),
        };

        RefusingResponse Refusal(int status, string reason) => new(status, reason, message.Request.ClientRequestId);
    }

    private static bool TakesEffect(Fault fault) => fault
        is Fault.CrashAfter or Fault.CutAfter or Fault.ErrorAfter or Fault.BusyAfter or Fault.ThrottledAfter
        or Fault.ConflictAfter or Fault.PreconditionAfter;
}
