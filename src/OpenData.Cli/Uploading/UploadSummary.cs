using System.Globalization;
using Newtonsoft.Json;
using OpenData.Api;
using OpenData.Cli.Output;
using OpenData.Observations;
using OpenData.Storage;

namespace OpenData.Cli.Uploading;

/// <summary>What an upload came to, in words or as one JSON object: counts first, then every file that needs someone's attention, with why.</summary>
internal sealed class UploadSummary(Terminal terminal, LocalReports local, bool json)
{
    private static readonly string[] States = [.. Codes<IngestionState>.All];

    /// <summary>What would be sent.</summary>
    public int Plan()
    {
        foreach (var report in local.Reports)
        {
            if (json) JsonObject.WriteLine(terminal.Out, ("path", report.Path), ("file", report.File.FullName), ("bytes", report.File.Length));
            else terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Path}  {report.File.Length}"));
        }

        ComplainOfNotSent();
        return local.NotSent.Count == 0 ? ExitCode.Done : ExitCode.NotAllGood;
    }

    public int Tell(UploadRun run, bool waited)
    {
        var refused = run.Settled.Where(report => report.IsBad).OrderBy(report => report.Path, StringComparer.Ordinal).ToArray();
        var states = run.Settled.GroupBy(report => report.State, StringComparer.Ordinal).OrderBy(group => Array.IndexOf(States, group.Key)).Select(group => (group.Key, group.Count())).ToArray();
        if (json) WriteJson(run, states, refused);
        else WriteWords(run, states, refused, waited);
        return refused.Length + local.NotSent.Count > 0 || (waited && run.Open > 0) ? ExitCode.NotAllGood : ExitCode.Done;
    }

    private void WriteWords(UploadRun run, (string State, int Count)[] states, SettledReport[] refused, bool waited)
    {
        if (run.Unchanged > 0) terminal.Say(new($"内容未变，没有再传：{run.Unchanged}", $"unchanged, not sent again: {run.Unchanged}"));
        foreach (var (state, count) in states) terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{state}: {count}"));
        foreach (var report in refused) terminal.Say(new($"{report.Path}：{report.Code}：{report.Message}", $"{report.Path}: {report.Code}: {report.MessageEn}"));

        if (waited && run.Open > 0)
        {
            terminal.Complain(new(
                $"还有 {run.Open} 份没有结果。应用在运行吗（opendata serve）？重新运行本命令可以接着等。",
                $"{run.Open} reports are still under way. Is the app running (opendata serve)? Run this again to go on waiting."));
        }

        ComplainOfNotSent();
    }

    private void ComplainOfNotSent()
    {
        foreach (var (file, reason) in local.NotSent)
        {
            var why = WordsOf(reason);
            terminal.Complain(new($"没有上传 {file}：{why.Zh}", $"Not sent: {file}: {why.En}"));
        }
    }

    private void WriteJson(UploadRun run, (string State, int Count)[] states, SettledReport[] refused)
    {
        using (var writer = new JsonTextWriter(terminal.Out) { CloseOutput = false })
        {
            writer.WriteStartObject();
            Number(writer, "files", local.Reports.Count);
            Number(writer, "unchanged", run.Unchanged);
            Number(writer, "open", run.Open);
            writer.WritePropertyName("states");
            JsonObject.Write(writer, states.Select(state => (state.State, (object?)state.Count)));
            writer.WritePropertyName("refused");
            writer.WriteStartArray();
            foreach (var report in refused)
            {
                JsonObject.Write(writer, ("path", report.Path), ("state", report.State), ("code", report.Code), ("message", report.Message), ("message_en", report.MessageEn));
            }

            writer.WriteEndArray();
            writer.WritePropertyName("not_sent");
            writer.WriteStartArray();
            foreach (var (file, reason) in local.NotSent) JsonObject.Write(writer, ("file", file), ("reason", Codes<NotSentReason>.Of(reason)));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        terminal.Out.WriteLine();
    }

    private static void Number(JsonWriter writer, string name, int value)
    {
        writer.WritePropertyName(name);
        writer.WriteValue(value);
    }

    private static Bilingual WordsOf(NotSentReason reason) => reason switch
    {
        NotSentReason.Format => new("这种格式不能读取，请另存为 .docx。", "this format is not read; save it as .docx."),
        NotSentReason.NoTownship => new("看不出属于哪个乡镇，请放进以九位代码命名的文件夹，或用 --township。", "nothing says which township it is of; put it into a folder named by the nine-digit code, or give --township."),
        NotSentReason.BadName => new($"文件名超过 {UploadPath.MaxFileNameLength} 个字符，或含有不可见字符，请改名。", $"its name has more than {UploadPath.MaxFileNameLength} characters, or invisible ones; rename it."),
        _ => new("另一份文件在同一乡镇有相同的名字。", "another file of the same township has the same name."),
    };
}
