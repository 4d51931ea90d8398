namespace OpenData.Observations.Checks;

/// <summary>Recomputes what a report's figures say of each other. A check that holds is a finding too: <c>verified</c>.</summary>
public static class ReportChecks
{
    /// <param name="observations">A report's observations in the order of the text.</param>
    /// <returns>The findings, numbered from 1 in the order of the figures checked.</returns>
    public static IReadOnlyList<Finding> Run(IReadOnlyList<Observation> observations)
    {
        var all = observations.ToArray();
        var findings = new List<Finding>();
        findings.AddRange(SumCheck.Run(all));
        findings.AddRange(ShareCheck.Run(all));
        findings.AddRange(GrowthCheck.Run(all));
        findings.AddRange(ConflictCheck.Run(all));
        findings.AddRange(RangeCheck.Run(all));
        findings.Sort((a, b) => (a.Observations[0], a.Kind).CompareTo((b.Observations[0], b.Kind)));
        for (var i = 0; i < findings.Count; i++) findings[i] = findings[i] with { Sequence = i + 1 };
        return findings;
    }
}
