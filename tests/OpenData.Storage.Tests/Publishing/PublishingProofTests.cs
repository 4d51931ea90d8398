using System.Collections.Concurrent;
using System.Globalization;
using OpenData.Testing;
using OpenData.Testing.Faults;
using OpenData.Testing.Reliability;
using Xunit.Abstractions;

namespace OpenData.Storage.Tests.Publishing;

/// <summary>Every fault at every request of one upload, and pairs of them: what is stored afterwards is what an undisturbed upload stores.</summary>
[Collection(SharedAzurite.Name)]
public sealed class PublishingProofTests(AzuriteServer azurite, ITestOutputHelper output)
{
    private const int Pairs = 120;
    private const int AtOnce = 4;
    private const string InWords = "crash, cut connection, 500, 503, 429, 409, 412, each before and after the request took effect, and a delay";

    private static readonly Fault[] Faults = [.. Enum.GetValues<Fault>().Where(fault => fault != Fault.None)];
    private static readonly Fault[] Crashes = [Fault.CrashBefore, Fault.CrashAfter];

    /// <summary>A first revision makes tables and containers as well.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Any_fault_at_any_request_changes_nothing(bool isSecond)
    {
        var (expected, requests) = await UndisturbedAsync(isSecond);
        var cases = from request in Enumerable.Range(1, requests) from fault in Faults select new FaultAt(request, fault);

        var runs = await RunAsync(cases, expected, isSecond, (upload, at) => upload.PublishAsync(byReconcile: false, FaultPlan.At(at.Request, at.Fault)));

        ReliabilityTable.Confirm(new ReliabilityRow(
            isSecond ? "A second revision, with a fault at any one of its requests" : "A first revision on an empty storage, with a fault at any one of its requests",
            FormattableString.Invariant($"{requests} requests × {Faults.Length} faults: {InWords}"),
            runs,
            Losses: 0,
            $"PublishingProofTests.{nameof(Any_fault_at_any_request_changes_nothing)}"));
    }

    [Fact]
    public async Task A_crash_at_any_request_that_no_event_follows_is_repaired_by_the_next_reconcile_run()
    {
        var (expected, requests) = await UndisturbedAsync(isSecond: true);
        var cases = from request in Enumerable.Range(1, requests) from fault in Crashes select new FaultAt(request, fault);

        var runs = await RunAsync(cases, expected, isSecond: true, (upload, at) => upload.PublishAsync(byReconcile: true, FaultPlan.At(at.Request, at.Fault)));

        ReliabilityTable.Confirm(new ReliabilityRow(
            "A second revision, with a crash at any one of its requests and no further event",
            FormattableString.Invariant($"{requests} requests × {Crashes.Length} crashes"),
            runs,
            Losses: 0,
            $"PublishingProofTests.{nameof(A_crash_at_any_request_that_no_event_follows_is_repaired_by_the_next_reconcile_run)}"));
    }

    /// <summary>Half of them befall one process, half of them two: the one that publishes and the one that takes it up.</summary>
    [Fact]
    public async Task Any_two_faults_at_any_two_requests_change_nothing()
    {
        var (expected, requests) = await UndisturbedAsync(isSecond: false);
        var random = new Random(20261122);
        var cases = Enumerable.Range(0, Pairs).Select(number => (IsOne: number % 2 == 0, First: Any(), Second: Any())).ToList();

        var runs = await RunAsync(cases, expected, isSecond: false, (upload, pair) => pair.IsOne
            ? upload.PublishAsync(byReconcile: false, FaultPlan.At(pair.First, pair.Second))
            : upload.PublishAsync(byReconcile: false, FaultPlan.At(pair.First.Request, pair.First.Fault), FaultPlan.At(pair.Second.Request, pair.Second.Fault)));

        ReliabilityTable.Confirm(new ReliabilityRow(
            "A first revision on an empty storage, with two faults, in one process or in two after each other",
            FormattableString.Invariant($"{Pairs} of all {requests * requests * Faults.Length * Faults.Length} pairs, by a fixed seed"),
            runs,
            Losses: 0,
            $"PublishingProofTests.{nameof(Any_two_faults_at_any_two_requests_change_nothing)}"));

        FaultAt Any() => new(random.Next(1, requests + 1), Faults[random.Next(Faults.Length)]);
    }

    private async Task<(string State, int Requests)> UndisturbedAsync(bool isSecond)
    {
        using var upload = new DisturbedUpload(azurite, isSecond);
        var state = await upload.PublishAsync(byReconcile: false, FaultPlan.Nothing());
        return (state, upload.Requests);
    }

    private async Task<int> RunAsync<T>(IEnumerable<T> cases, string expected, bool isSecond, Func<DisturbedUpload, T, Task<string>> publish)
    {
        var (losses, runs, looks) = (new ConcurrentQueue<string>(), 0, 0);
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) =>
        {
            using var upload = new DisturbedUpload(azurite, isSecond);
            var state = "";
            if (await Record.ExceptionAsync(async () => state = await publish(upload, one)) is { } failure) losses.Enqueue($"{one}: {failure}");
            else if (state != expected) losses.Enqueue($"{one}:\n{state}");
            Interlocked.Increment(ref runs);
            Interlocked.Add(ref looks, upload.Looks);
        });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{runs} runs, {looks} looks at whole revisions"));
        Assert.True(looks > 0, "Nobody ever saw a whole revision.");
        Assert.True(losses.IsEmpty, $"Undisturbed:\n{expected}\n\n{losses.Count} of {runs} runs ended otherwise:\n{string.Join('\n', losses.Take(5))}");
        return runs;
    }
}
