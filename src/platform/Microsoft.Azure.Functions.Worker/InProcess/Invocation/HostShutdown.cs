using Microsoft.Azure.Functions.Worker.InProcess.Settings;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.InProcess.Invocation;

/// <summary>
/// The last order of a stopping host: listeners and the web server take nothing new at once, running invocations get a grace
/// period, and then their tokens are cancelled.
/// </summary>
internal sealed class HostShutdown : IDisposable
{
    private readonly CancellationTokenSource graceIsOver = new();
    private readonly CancellationTokenRegistration registration;

    public HostShutdown(IHostApplicationLifetime lifetime, HostSettings settings) =>
        registration = lifetime.ApplicationStopping.Register(() => graceIsOver.CancelAfter(settings.ShutdownGrace));

    /// <summary>Cancelled when running invocations have had their time.</summary>
    public CancellationToken GraceIsOver => graceIsOver.Token;

    public void Dispose()
    {
        registration.Dispose();
        graceIsOver.Dispose();
    }
}
