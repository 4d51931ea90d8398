using OpenData.Testing;

namespace OpenData.Portal.Tests;

/// <summary>A portal with all samples, for the tests of a class that change nothing.</summary>
public sealed class FilledPortal(AzuriteServer azurite) : IAsyncLifetime
{
    internal PortalServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await PortalServer.StartAsync(azurite, Samples.All);

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
