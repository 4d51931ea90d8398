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
            where !ProjectFiles.HasTest(test)
            select $"{Path}: there is no test {test}");
    }
}
