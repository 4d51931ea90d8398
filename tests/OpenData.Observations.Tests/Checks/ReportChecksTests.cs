namespace OpenData.Observations.Tests.Checks;

public sealed class ReportChecksTests
{
    [Fact]
    public void Findings_are_numbered_in_the_order_of_the_figures_checked()
    {
        var findings = new ReportFigures()
            .Add("医保参保率", 120, "%")
            .NextSentence().Add("监测对象", 12, "户").Add("不稳定户", 9, "户", partOf: 2).Add("困难户", 3, "户", partOf: 2)
            .NextSentence().Add("排查矛盾纠纷", 163, "起").Add("化解矛盾纠纷", 160, "起").Add("矛盾纠纷化解率", 98.1m, "%")
            .Findings;

        Assert.Equal([FindingKind.PercentOutOfRange, FindingKind.SumMismatch, FindingKind.ShareMismatch], findings.Select(finding => finding.Kind));
        Assert.Equal([1, 2, 3], findings.Select(finding => finding.Sequence));
    }

    [Fact]
    public void A_report_without_figures_has_no_findings() => Assert.Empty(new ReportFigures().Findings);
}
