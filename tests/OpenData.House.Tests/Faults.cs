namespace OpenData.House.Tests;

/// <summary>A rule about the whole project is a list of the places that break it, and holds where the list is empty.</summary>
internal static class Faults
{
    /// <summary>Fails with every fault on a line of its own.</summary>
    public static void None(IEnumerable<string> faults)
    {
        var found = faults.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    /// <summary>Both sides of a comparison, each named by where it stands.</summary>
    public static void NoneBetween(IEnumerable<string> code, string inCode, IEnumerable<string> documented, string inDocument)
    {
        var (left, right) = (code.ToHashSet(StringComparer.Ordinal), documented.ToHashSet(StringComparer.Ordinal));
        Assert.True(left.Count > 0, $"Nothing was found in {inCode}: this test no longer sees what it is about.");
        None(
        [
            .. left.Except(right).Select(name => $"'{name}' stands in {inCode}, not in {inDocument}"),
            .. right.Except(left).Select(name => $"'{name}' stands in {inDocument}, no longer in {inCode}"),
        ]);
    }
}
