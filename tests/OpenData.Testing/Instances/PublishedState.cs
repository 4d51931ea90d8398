using System.Globalization;
using System.Text;
using OpenData.Observations;
using OpenData.Storage;

namespace OpenData.Testing.Instances;

/// <summary>What a storage says to the world, as text without times, ETags and stamps: two storages with the same history give the same.</summary>
public static class PublishedState
{
    /// <summary>Of all reports, or of one township's.</summary>
    public static async Task<string> OfAsync(TestInstance instance, string? township = null)
    {
        var state = new StringBuilder();
        await foreach (var (manifest, _) in instance.Reports.AllAsync(CancellationToken.None))
        {
            if (manifest is null || (township is not null && manifest.Report.TownshipId != township)) continue;
            state.AppendLine(CultureInfo.InvariantCulture, $"report {manifest.Report} {manifest.State} revision {manifest.Current.Revision}");
            foreach (var entry in await instance.Reports.RevisionsAsync(manifest.Report, CancellationToken.None))
                await AppendRevisionAsync(state, instance, entry);
        }

        await AppendCommitsAsync(state, instance, township);
        return state.ToString();
    }

    private static async Task AppendRevisionAsync(StringBuilder state, TestInstance instance, RevisionEntry entry)
    {
        var revision = await instance.Observations.ReadAsync(entry, CancellationToken.None);
        var text = await instance.Texts.ReadAsync(entry.Report, entry.Revision, CancellationToken.None);
        state.AppendLine(
            CultureInfo.InvariantCulture,
            $"  revision {entry.Revision} of {entry.Source.Path} {entry.ContentHash[..8]} superseded by {entry.SupersededBy}: {text?.ReplaceLineEndings("|")}");
        foreach (var observation in revision.Observations)
        {
            var found = observation.Source.Of(text!);
            state.AppendLine(CultureInfo.InvariantCulture, $"    {observation.Sequence} {observation.Indicator} {observation.Quantity.Value} {found}");
        }

        foreach (var finding in revision.Findings)
            state.AppendLine(CultureInfo.InvariantCulture, $"    f{finding.Sequence} {finding.Kind} of {finding.Observations.Count}");
    }

    /// <summary>Each report's commits in their order; the order between reports is nobody's promise.</summary>
    private static async Task AppendCommitsAsync(StringBuilder state, TestInstance instance, string? township)
    {
        var commits = new List<Commit>();
        await foreach (var commit in instance.Commits.ReadAllAsync(CancellationToken.None)) commits.Add(commit);
        foreach (var report in commits.GroupBy(commit => commit.Report).OrderBy(group => group.Key.ToString(), StringComparer.Ordinal))
        {
            if (township is not null && report.Key.TownshipId != township) continue;
            var history = string.Join(", ", report.Select(commit => $"{Codes<CommitKind>.Of(commit.Kind)} {commit.Revision}"));
            state.AppendLine(CultureInfo.InvariantCulture, $"log {report.Key}: {history}");
        }
    }
}
