namespace OpenData.Api.Http;

/// <summary>A failure as told to the caller, per RFC 9457.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable, snake_case; every code is explained in <c>docs/api.md</c>.</param>
/// <param name="Title">The kind of failure.</param>
/// <param name="Detail">This failure, and what to do about it.</param>
public sealed record Problem(int Status, string Code, Bilingual Title, Bilingual Detail)
{
    /// <summary>What is wrong with which parameter; empty where it is not about parameters.</summary>
    public IReadOnlyList<ParameterError> Errors { get; init; } = [];

    /// <summary>What a withdrawn report's publisher said; only in answers with status 410.</summary>
    public WithdrawalNote? Withdrawal { get; init; }

    /// <summary>Methods the resource knows, for 405.</summary>
    public string? Allow { get; init; }

    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>One thing wrong with one parameter.</summary>
/// <param name="Code">As for the problem.</param>
/// <param name="Parameter">Its name as sent.</param>
/// <param name="Value">Its value as sent; null where it has none.</param>
/// <param name="Detail">What is wrong.</param>
public sealed record ParameterError(string Code, string Parameter, string? Value, Bilingual Detail)
{
    /// <summary>The values or names that would be right, where they can be listed.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>The one of them that was probably meant.</summary>
    public string? DidYouMean { get; init; }
}

/// <summary>Why and when a report was withdrawn, and what replaces it.</summary>
public sealed record WithdrawalNote(DateTimeOffset At, string? Reason, string? Successor);

/// <summary>Ends the handling of a request with a problem answer.</summary>
public sealed class ProblemException : Exception
{
    public ProblemException(Problem problem)
        : base(problem?.Detail.En)
    {
        Problem = problem!;
    }

    public Problem Problem { get; }
}
