namespace OpenData.Cli;

/// <summary>What the process answers to its caller; <c>docs/cli.md</c> tells scripts what to make of it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The command did its work, and the answer is not good: a file was refused, figures do not add up.</summary>
    public const int NotAllGood = 1;

    public const int WrongUsage = 2;

    /// <summary>A file, the storage or the service could not be reached.</summary>
    public const int NotReached = 3;

    /// <summary>Ctrl-C, as shells count it.</summary>
    public const int Interrupted = 130;
}
