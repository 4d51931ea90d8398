namespace OpenData.Testing.Reliability;

/// <summary>What one test of the system's reliability did: one row of docs/reliability.md.</summary>
/// <param name="Done">What was done, in words; names the row.</param>
/// <param name="Tried">The faults injected, or the inputs tried, counted.</param>
/// <param name="Runs">How often the system went through it.</param>
/// <param name="Losses">Runs after which something was missing, doubled, mixed or without an end.</param>
/// <param name="Test">Class and method of the test that did it.</param>
public sealed record ReliabilityRow(string Done, string Tried, int Runs, int Losses, string Test)
{
    /// <summary>Times and sizes, as they were on the machine that wrote the table: never compared.</summary>
    public string Measured { get; init; } = "";

    /// <summary>Whether another row says the same, measurements aside.</summary>
    public bool SaysTheSameAs(ReliabilityRow other) => this with { Measured = "" } == other with { Measured = "" };

    public override string ToString() => FormattableString.Invariant($"| {Done} | {Tried} | {Runs} | {Losses} | {Measured} | `{Test}` |");
}
