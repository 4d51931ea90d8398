using System.CommandLine;
using System.Globalization;
using OpenData.Api.Fields;
using OpenData.Cli.Output;
using OpenData.Observations;
using OpenData.Reading;
using OpenData.Storage;
using OpenData.Storage.Publishing;

namespace OpenData.Cli.Commands;

/// <summary><c>status</c>: what lies in the storage, what became of the uploads, and whether someone has to do something.</summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal)
    {
        var (storage, json) = (StorageOptions.Storage(terminal), StorageOptions.Json(terminal));
        var command = new Command("status", terminal.In(new("存储中有什么，上传各有什么结果；有失败或待重读的，退出码为 1。", "What lies in the storage and what became of the uploads; exit code 1 where some failed or wait to be read again.")))
        {
            storage, json,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await StorageSession.OpenAsync(result.GetValue(storage), cancellationToken);
            var members = new List<(string Name, object? Value)>();
            await AddReportsAsync(members, session.Get<ReportStore>(), cancellationToken);
            var isAllGood = await AddUploadsAsync(members, session, cancellationToken);
            var latest = await session.Get<Reconciler>().LatestAsync(cancellationToken);
            members.Add(("reconciled_at", latest is null ? null : FieldValue.Of((DateTimeOffset?)latest.FinishedAt).Text));
            if (result.GetValue(json)) JsonObject.WriteLine(terminal.Out, members);
            else TextTable.Write(terminal.Out, ["", ""], [.. members.Select(member => (string[])[member.Name, Convert.ToString(member.Value, CultureInfo.InvariantCulture) ?? ""])], terminal.Width);
            return isAllGood ? ExitCode.Done : ExitCode.NotAllGood;
        });
        return command;
    }

    private static async Task AddReportsAsync(List<(string Name, object? Value)> members, ReportStore reports, CancellationToken cancellationToken)
    {
        var (published, withdrawn, observations, findings) = (0, 0, 0, 0);
        await foreach (var (manifest, _) in reports.AllAsync(cancellationToken))
        {
            if (manifest is null) continue;
            if (manifest.State == ManifestState.Withdrawn)
            {
                withdrawn++;
                continue;
            }

            published++;
            observations += manifest.Current.Observations;
            findings += manifest.Current.Findings;
        }

        members.AddRange([("reports", published), ("reports_withdrawn", withdrawn), ("observations", observations), ("findings", findings)]);
    }

    /// <returns>Whether nothing failed and nothing waits to be read again.</returns>
    private static async Task<bool> AddUploadsAsync(List<(string Name, object? Value)> members, StorageSession session, CancellationToken cancellationToken)
    {
        var states = Enum.GetValues<IngestionState>().ToDictionary(state => state, _ => 0);
        var outdated = 0;
        var folders = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var folder in session.Get<UploadStore>().FoldersAsync(cancellationToken)) folders.Add(Keys.IngestionsPartition(folder));
        foreach (var partition in folders.Order(StringComparer.Ordinal))
        {
            await foreach (var ingestion in session.Get<IngestionLog>().ListAsync(partition, cancellationToken))
            {
                states[ingestion.State]++;
                if (ingestion.IsSettled && ingestion.ReaderVersion != ReportReader.Version) outdated++;
            }
        }

        members.AddRange(states.Select(state => ($"uploads_{Codes<IngestionState>.Of(state.Key)}", (object?)state.Value)));
        members.AddRange([("reader_version", ReportReader.Version), ("uploads_read_by_another_version", outdated)]);
        return states[IngestionState.Failed] == 0 && outdated == 0;
    }
}
