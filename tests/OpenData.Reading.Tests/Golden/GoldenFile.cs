using OpenData.Testing;

namespace OpenData.Reading.Tests.Golden;

/// <summary>The tables of this folder: where they are, when they are written anew, how they differ.</summary>
internal static class GoldenFile
{
    public static string PathOf(string table) => Repository.PathOf("tests", "OpenData.Reading.Tests", "Golden", table + ".txt");

    /// <exception cref="InvalidOperationException">Asked for by a build server: a table must be looked at before it is committed.</exception>
    public static bool IsToBeUpdated(string? update, string? ci)
    {
        if (update != "1") return false;
        return string.IsNullOrEmpty(ci) || ci == "false" ? true : throw new InvalidOperationException("UPDATE_GOLDEN=1 is refused here: look at the tables before they are committed.");
    }

    public static string FirstDifference(string table, string expected, string actual)
    {
        var (was, reads) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(was.Length, reads.Length)).First(i => i >= was.Length || i >= reads.Length || was[i] != reads[i]);
        return $"{table}, line {line + 1}:\nwas   {was.ElementAtOrDefault(line)}\nreads {reads.ElementAtOrDefault(line)}\nIf that is better: UPDATE_GOLDEN=1, and look at the difference.";
    }
}
