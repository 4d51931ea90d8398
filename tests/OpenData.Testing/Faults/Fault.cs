namespace OpenData.Testing.Faults;

/// <summary>What befalls a request to the storage.</summary>
public enum Fault
{
    None,

    /// <summary>The process dies before the request is sent; so do all its later requests.</summary>
    CrashBefore,

    /// <summary>The process dies when the request has taken effect, before it hears so.</summary>
    CrashAfter,

    /// <summary>The connection is cut before the request takes effect.</summary>
    CutBefore,

    /// <summary>The connection is cut when the request has taken effect, before the answer comes.</summary>
    CutAfter,

    /// <summary>503: the service is busy.</summary>
    Busy,

    /// <summary>429: too many requests.</summary>
    Throttled,

    /// <summary>The request waits for a few milliseconds, so that others overtake it.</summary>
    Slow,
}

/// <summary>The end of a simulated process; nothing in the program catches it.</summary>
public sealed class SimulatedCrashException : Exception
{
    public SimulatedCrashException()
        : base("The process died here.")
    {
    }
}
