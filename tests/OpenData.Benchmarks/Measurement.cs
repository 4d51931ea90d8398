using System.Diagnostics;

namespace OpenData.Benchmarks;

/// <summary>Time and memory of one call. The best of many rounds: what other programs on the machine take can only make a round longer.</summary>
/// <param name="Seconds">The shortest round's time for one call.</param>
/// <param name="Bytes">Allocated by one call.</param>
internal readonly record struct Measurement(double Seconds, double Bytes)
{
    private const int WarmUpRounds = 3;
    private const int Rounds = 15;
    private static readonly TimeSpan RoundLength = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestTotal = TimeSpan.FromSeconds(30);

    public static Measurement Of(Func<int> call)
    {
        var calls = CallsPerRound(call);
        var best = double.PositiveInfinity;
        var bytes = 0.0;
        var total = Stopwatch.StartNew();
        for (var round = -WarmUpRounds; round < Rounds && !(round > 0 && total.Elapsed > LongestTotal); round++)
        {
            GC.Collect();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < calls; i++) call();
            var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
            bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)calls;
            if (round >= 0) best = Math.Min(best, elapsed);
        }

        return new Measurement(best, bytes);
    }

    /// <summary>One call by the clock, for what takes seconds.</summary>
    public static Measurement OfOne(Func<int> call)
    {
        GC.Collect();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        call();
        return new Measurement(Stopwatch.GetElapsedTime(start).TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static int CallsPerRound(Func<int> call)
    {
        var calls = 1;
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < calls; i++) call();
            var elapsed = Stopwatch.GetElapsedTime(start);
            if (elapsed >= RoundLength) return calls;
            calls = elapsed < RoundLength / 10 ? calls * 10 : Math.Max(calls + 1, (int)(calls * (RoundLength / elapsed)));
        }
    }
}
