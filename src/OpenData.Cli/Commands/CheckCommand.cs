using System.CommandLine;
using OpenData.Cli.Output;
using OpenData.Observations;

namespace OpenData.Cli.Commands;

/// <summary><c>check FILE…</c>: what the figures of a report say of each other; an exit code for those who check before they publish.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = ReportFileArguments.Files(terminal);
        var township = ReportFileArguments.Township(terminal);
        var all = new Option<bool>("--all") { Description = terminal.In(new("也列出相符的核查。", "List the checks that hold, too.")) };
        var strict = new Option<bool>("--strict")
        {
            Description = terminal.In(new("有数字未能读懂时也算不通过。", "Numerals that were not read fail the check, too.")),
        };
        var json = new Option<bool>("--json") { Description = terminal.In(new("每项核查一行 JSON。", "One JSON object a check.")) };
        var command = new Command("check", terminal.In(new("核查报告中的数字是否相符；不相符时退出码为 1。", "Check whether the figures of reports agree; exit code 1 where they don't.")))
        {
            files, all, strict, township, json,
        };
        command.SetAction(result =>
        {
            var checks = new Checks(terminal, result.GetValue(all), result.GetValue(strict), result.GetValue(json));
            foreach (var path in result.GetValue(files)!) checks.Add(ReportFile.Read(path, result.GetValue(township)));
            return checks.Finish();
        });
        return command;
    }

    private sealed class Checks(Terminal terminal, bool all, bool strict, bool json)
    {
        private int reports;
        private int holding;
        private int failing;
        private int refused;

        public void Add(ReportFile file)
        {
            reports++;
            file.Complain(terminal);
            if (file.Report.Rejection is not null) refused++;
            foreach (var finding in file.Report.Findings)
            {
                var span = file.Report.Observations.First(observation => observation.Sequence == finding.Observations[0]).Source;
                if (finding.Verified) holding++;
                else failing++;
                if (all || !finding.Verified) Tell(file, span, finding.Kind.Code(), finding.Verified, finding.Message, finding.MessageEn);
            }

            if (!strict) return;
            foreach (var diagnostic in file.Report.Diagnostics)
            {
                failing++;
                var words = file.Report.Text.Substring(diagnostic.Span.Start, diagnostic.Span.Length);
                Tell(file, diagnostic.Span, diagnostic.Code, false, $"“{words}”未能读懂。", $"'{words}' was not read.");
            }
        }

        public int Finish()
        {
            if (!json)
            {
                terminal.Say(new(
                    $"{reports} 份报告：{holding} 项相符，{failing} 项不相符，{refused} 份不能发布。",
                    $"{reports} reports: {holding} checks hold, {failing} don't; {refused} reports can't be published."));
            }

            return failing + refused > 0 ? ExitCode.NotAllGood : ExitCode.Done;
        }

        /// <summary>file:line:column first, as editors and CI systems find it.</summary>
        private void Tell(ReportFile file, SourceSpan span, string kind, bool holds, string message, string messageEn)
        {
            var before = file.Report.Text.AsSpan(0, span.Start);
            var (line, column) = (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
            if (!json)
            {
                var state = terminal.In(holds ? new("相符", "holds") : new("不相符", "differs"));
                terminal.Say(new($"{file.Name}:{line}:{column}: {kind} {state}：{message}", $"{file.Name}:{line}:{column}: {kind} {state}: {messageEn}"));
                return;
            }

            JsonObject.WriteLine(
                terminal.Out,
                ("file", file.Name), ("line", line), ("column", column), ("kind", kind), ("verified", holds), ("message", message), ("message_en", messageEn));
        }
    }
}
