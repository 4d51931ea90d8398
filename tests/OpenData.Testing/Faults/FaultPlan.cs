using Azure.Core;

namespace OpenData.Testing.Faults;

/// <summary>Decides, request by request over all clients of one simulated process, what goes wrong.</summary>
/// <param name="choose">By the number of the request, from 1.</param>
public sealed class FaultPlan(Func<int, Fault> choose)
{
    private int requests;
    private volatile bool crashed;

    /// <summary>How many requests there were.</summary>
    public int Requests => requests;

    public bool HasCrashed => crashed;

    public static FaultPlan Nothing() => new(_ => Fault.None);

    /// <summary>One fault at one request.</summary>
    public static FaultPlan At(int request, Fault fault) => new(number => number == request ? fault : Fault.None);

    /// <summary>Two faults at two requests.</summary>
    public static FaultPlan At(FaultAt first, FaultAt second) =>
        new(number => number == first.Request ? first.Fault : number == second.Request ? second.Fault : Fault.None);

    /// <summary>A share of all requests, by a generator that the seed fixes.</summary>
    public static FaultPlan Often(int seed, double share, params Fault[] faults)
    {
        var random = new Random(seed);
        return new FaultPlan(_ =>
        {
            lock (random)
            {
                return random.NextDouble() < share ? faults[random.Next(faults.Length)] : Fault.None;
            }
        });
    }

    /// <summary>To be given to <c>StorageConnection.From</c>. Retries come at once, for nobody has to be spared here.</summary>
    public void Configure(ClientOptions options)
    {
        options.Transport = new FaultyTransport(this);
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(5);
    }

    internal Fault Next()
    {
        if (crashed) return Fault.CrashBefore;
        var fault = choose(Interlocked.Increment(ref requests));
        if (fault is Fault.CrashBefore or Fault.CrashAfter) crashed = true;
        return fault;
    }
}

/// <summary>A fault and the number of the request that it befalls.</summary>
public readonly record struct FaultAt(int Request, Fault Fault);
