using System.Diagnostics;

namespace OpenData.Benchmarks;

/// <summary>Processor time and memory of one call, collecting garbage included. The best of many short rounds: other programs can only make a round longer.</summary>
/// <param name="Seconds">The processor time of one call in the shortest round.</param>
/// <param name="Bytes">Allocated by one call.</param>
internal readonly record struct Measurement(double Seconds, double Bytes)
{
    private const int Rounds = 150;
    private static readonly TimeSpan RoundLength = TimeSpan.FromMilliseconds(50);

    /// <summary>Long enough for the runtime to have compiled everything twice, the second time knowing how it is used.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan LongestTotal = TimeSpan.FromSeconds(20);

    public static Measurement Of(Func<int> call)
    {
        var calls = CallsPerRound(call);
        var best = OfRound(call, calls);
        var total = Stopwatch.StartNew();
        for (var round = 1; round < Rounds && total.Elapsed < LongestTotal; round++)
        {
            var next = OfRound(call, calls);
            best = new Measurement(Math.Min(best.Seconds, next.Seconds), next.Bytes);
        }

        return best;
    }

    /// <summary>One call, for what takes seconds.</summary>
    public static Measurement OfOne(Func<int> call)
    {
        GC.Collect();
        return OfRound(call, 1);
    }

    private static Measurement OfRound(Func<int> call, int calls)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < calls; i++) call();
        return new Measurement((Environment.CpuUsage.TotalTime - start).TotalSeconds / calls, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)calls);
    }

    /// <summary>Warms up, and says how many calls make a round.</summary>
    private static int CallsPerRound(Func<int> call)
    {
        var calls = 0;
        var best = double.PositiveInfinity;
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < WarmUp || calls < 2; calls++) best = Math.Min(best, OfRound(call, 1).Seconds);
        return Math.Max(1, (int)(RoundLength.TotalSeconds / Math.Max(best, 1e-6)));
    }
}
