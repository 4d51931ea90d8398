namespace OpenData.Testing.Faults;

/// <summary>What befalls a request to the storage: before it is sent, or when it has taken effect and before anyone hears so.</summary>
public enum Fault
{
    None,

    /// <summary>The process dies; so do all its later requests.</summary>
    CrashBefore,

    /// <inheritdoc cref="CrashBefore"/>
    CrashAfter,

    /// <summary>The connection is cut.</summary>
    CutBefore,

    /// <inheritdoc cref="CutBefore"/>
    CutAfter,

    /// <summary>500: the service fails.</summary>
    ErrorBefore,

    /// <inheritdoc cref="ErrorBefore"/>
    ErrorAfter,

    /// <summary>503: the service is busy.</summary>
    Busy,

    /// <inheritdoc cref="Busy"/>
    BusyAfter,

    /// <summary>429: too many requests.</summary>
    Throttled,

    /// <inheritdoc cref="Throttled"/>
    ThrottledAfter,

    /// <summary>409: it is there already, says something between us and the service.</summary>
    ConflictBefore,

    /// <inheritdoc cref="ConflictBefore"/>
    ConflictAfter,

    /// <summary>412: it is no longer what we know, says something between us and the service.</summary>
    PreconditionBefore,

    /// <inheritdoc cref="PreconditionBefore"/>
    PreconditionAfter,

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
