namespace OpenData.Platform.Tests.Worker;

/// <summary>Waits for what another thread or process brings about, generously: the limit is there to end a broken test, not to time a good one.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static Task TrueAsync(Func<bool> condition, string what) => TrueAsync(() => Task.FromResult(condition()), what);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < deadline, $"Waited in vain: {what}");
            await Task.Delay(20);
        }
    }
}
