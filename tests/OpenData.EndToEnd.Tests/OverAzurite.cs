using OpenData.Testing;

namespace OpenData.EndToEnd.Tests;

/// <summary>An Azurite and a folder for each test class: what one township sends is no other test's matter.</summary>
public abstract class OverAzurite : IAsyncLifetime
{
    protected AzuriteServer Azurite { get; } = new();

    protected string Folder { get; } = Directory.CreateTempSubdirectory("opendata-e2e-").FullName;

    private protected Township Township => new(Azurite);

    public Task InitializeAsync() => Azurite.InitializeAsync();

    public async Task DisposeAsync()
    {
        await Azurite.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private protected Task<AppProcess> StartAppAsync() => AppProcess.StartAsync(Azurite, Folder);
}
