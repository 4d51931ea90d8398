namespace OpenData.House.Tests.Documents;

/// <summary>A threat without a test that shows its answer is only a wish.</summary>
public sealed class SecurityDocumentTests
{
    private const string Path = "docs/security.md";

    [Fact]
    public void Names_for_every_threat_a_test_that_exists()
    {
        var threats = MarkdownDocument.Get(Path).RowsUnder("Threats and answers");

        Assert.True(threats.Count >= 20, $"{threats.Count} threats");
        Faults.None(
            from threat in threats
            let tests = MarkdownDocument.CodesIn(threat[2]).ToArray()
            where tests.Length == 0
            select $"{Path}: no test for '{threat[0]}'");
        Faults.None(
            from threat in threats
            from test in MarkdownDocument.CodesIn(threat[2])
            where !Exists(test)
            select $"{Path}: there is no test {test}");
    }

    private static bool Exists(string test)
    {
        var (subject, method) = (test.Split('.')[0], test.Split('.')[^1]);
        return ProjectFiles.Under("tests").Any(file => file.Name == subject + ".cs" && file.Text.Contains($" {method}(", StringComparison.Ordinal));
    }
}
