using OpenData.Testing;
using OpenData.Testing.Faults;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests.Publishing;

/// <summary>Beside <see cref="PublishingProofTests"/>: uploads that change nothing, uploads that come after a crash, and trouble all the time.</summary>
[Collection(SharedAzurite.Name)]
public sealed class PublishingAfterFaultsTests(AzuriteServer azurite)
{
    private const string First = "2017-Q3\n粮食 320亩\n种粮户 30户";
    private const string Second = "2017-Q3\n粮食 321亩\n种粮户 30户\n合作社 4个";
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string prefix = AzuriteServer.NewPrefix();

    public static TheoryData<Fault> Crashes => [Fault.CrashBefore, Fault.CrashAfter];

    [Theory]
    [MemberData(nameof(Crashes))]
    public async Task A_duplicate_that_dies_at_any_request_is_still_a_duplicate(Fault crash)
    {
        using var calm = new TestInstance(azurite, prefix);
        await CrashEverywhereAsync(
            crash,
            calm,
            path => calm.PublishAsync(path, First),
            First,
            async path => Assert.Equal(IngestionState.Duplicate, (await calm.Publisher.PublishAsync(path, None))!.State));
    }

    [Theory]
    [MemberData(nameof(Crashes))]
    public async Task A_newer_upload_completes_what_a_crash_left_of_the_one_before(Fault crash)
    {
        using var calm = new TestInstance(azurite, prefix);
        for (var request = 1; ; request++)
        {
            var (path, township) = PathNumber(request);
            await calm.UploadAsync(path, First);
            if (!await DiesAsync(FaultPlan.At(request, crash), path)) return;

            await calm.PublishAsync(path, Second);

            // The first file may have had its time or not: in either case the log tells of every revision there is, once.
            var state = await PublishedState.OfAsync(calm, township);
            var revisions = await calm.Reports.RevisionsAsync(new(township, Observations.Period.Parse("2017-Q3")), None);
            Assert.InRange(revisions.Count, 1, 2);
            Assert.Equal(Second, await calm.Texts.ReadAsync(revisions[^1].Report, revisions[^1].Revision, None));
            Assert.EndsWith(revisions.Count == 1 ? ": published 1\n" : ": published 1, published 2\n", state, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Trouble_at_every_fifth_request_changes_nothing()
    {
        using var calm = new TestInstance(azurite, prefix);
        var expected = await UndisturbedAsync(calm, path => calm.PublishAsync(path, First), Second);
        for (var seed = 1; seed <= 20; seed++)
        {
            var (path, township) = PathNumber(seed);
            var faults = FaultPlan.Often(seed, 0.2, Fault.CutBefore, Fault.CutAfter, Fault.Busy, Fault.Throttled, Fault.Slow);
            using var troubled = new TestInstance(azurite, prefix, faults: faults);

            await calm.UploadAsync(path, First);
            await troubled.Publisher.PublishAsync(path, None);
            await calm.UploadAsync(path, Second);
            await troubled.Publisher.PublishAsync(path, None);

            Assert.Equal(expected, Anonymous(await PublishedState.OfAsync(calm, township), township));
        }
    }

    /// <summary>Lets a publisher die at its first request, its second … until it no longer comes to that many, and recovers each time.</summary>
    private async Task CrashEverywhereAsync(
        Fault crash, TestInstance calm, Func<string, Task> before, string text, Func<string, Task> recover)
    {
        var expected = await UndisturbedAsync(calm, before, text);
        for (var request = 1; ; request++)
        {
            var (path, township) = PathNumber(request);
            await before(path);
            var upload = await calm.UploadAsync(path, text);
            if (!await DiesAsync(FaultPlan.At(request, crash), path)) return;

            await recover(path);

            Assert.Equal(expected, Anonymous(await PublishedState.OfAsync(calm, township), township));
            Assert.True((await calm.Ingestions.FindAsync(upload, None))!.IsSettled);
        }
    }

    private async Task<bool> DiesAsync(FaultPlan plan, string path)
    {
        using var doomed = new TestInstance(azurite, prefix, faults: plan);
        try
        {
            await doomed.Publisher.PublishAsync(path, None);
            return false;
        }
        catch (SimulatedCrashException)
        {
            return true;
        }
    }

    private static async Task<string> UndisturbedAsync(TestInstance calm, Func<string, Task> before, string text)
    {
        var (path, township) = PathNumber(0);
        await before(path);
        await calm.PublishAsync(path, text);
        return Anonymous(await PublishedState.OfAsync(calm, township), township);
    }

    private static (string Path, string Township) PathNumber(int number)
    {
        var township = $"{430_000_000 + number}";
        return ($"{township}/2017-Q3.txt", township);
    }

    private static string Anonymous(string state, string township) => state.Replace(township, "township", StringComparison.Ordinal);
}
