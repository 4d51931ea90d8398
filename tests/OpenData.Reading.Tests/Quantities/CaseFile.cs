using OpenData.Testing;

namespace OpenData.Reading.Tests.Quantities;

/// <summary>One line of a case file.</summary>
/// <param name="Input">What stands in a report.</param>
/// <param name="Expected">What the guide finds in it.</param>
/// <param name="IsKnownFailure">Marked with <c>! </c>: the reader does not find it yet.</param>
internal sealed record CaseLine(string Input, string Expected, bool IsKnownFailure);

/// <summary>
/// A file of <c>input ⇶ expected</c> lines in <c>Cases</c>. <c>#</c> begins a comment; <c>! </c> before a line marks a known failure,
/// and a line so marked that comes right must lose its mark.
/// </summary>
internal static class CaseFile
{
    private const string Arrow = " ⇶ ";
    private const string KnownFailure = "! ";

    public static string Folder { get; } = Repository.PathOf("tests", "OpenData.Reading.Tests", "Cases");

    public static IReadOnlyList<CaseLine> Read(string name) =>
        [.. File.ReadLines(Path.Combine(Folder, name)).Where(line => line.Length > 0 && !line.StartsWith('#')).Select(Parse)];

    /// <summary>The lines of several files, for a theory.</summary>
    public static TheoryData<string, string, bool> Lines(params IEnumerable<string> names)
    {
        var data = new TheoryData<string, string, bool>();
        foreach (var line in names.SelectMany(Read)) data.Add(line.Input, line.Expected, line.IsKnownFailure);
        return data;
    }

    /// <summary>Compares, and holds known failures to their name.</summary>
    public static void Verify(string expected, string actual, bool isKnownFailure)
    {
        if (!isKnownFailure) Assert.Equal(expected, actual);
        else Assert.True(expected != actual, "This known failure passes now: remove its mark '! '.");
    }

    private static CaseLine Parse(string line)
    {
        var known = line.StartsWith(KnownFailure, StringComparison.Ordinal);
        var sides = (known ? line[KnownFailure.Length..] : line).Split(Arrow);
        return sides.Length == 2 ? new CaseLine(sides[0], sides[1], known) : throw new FormatException($"No case: {line}");
    }
}
