using System.CommandLine;
using OpenData.Api.Fields;
using OpenData.Api.Formats;
using OpenData.Cli.Output;
using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Cli.Commands;

/// <summary><c>read FILE…</c>: the observations of report files on standard output; everything else goes to standard error.</summary>
internal static class ReadCommand
{
    private const string JsonLines = "jsonl";
    private const string CommaSeparated = "csv";
    private const string Table = "table";

    public static Command Create(Terminal terminal)
    {
        var files = ReportFileArguments.Files(terminal);
        var township = ReportFileArguments.Township(terminal);
        var format = new Option<string>("--format")
        {
            DefaultValueFactory = _ => JsonLines,
            Description = terminal.In(new("输出格式。", "How to print the observations.")),
        }.AcceptOnlyFromAmong(JsonLines, CommaSeparated, Table);
        var explain = new Option<bool>("--explain")
        {
            Description = terminal.In(new("改为输出全文，标出每个数字成了什么。", "Print the text instead, with every numeral marked by what became of it.")),
        };
        var color = ColorOption.Create(terminal);
        var command = new Command("read", terminal.In(new("读取报告文件，输出其中的观测；不保存任何内容。", "Read report files and print their observations; nothing is stored.")))
        {
            files, format, explain, township, color,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(explain) && result.GetResult(format) is { Implicit: false })
                result.AddError(terminal.In(new("--explain 输出全文，不能与 --format 同用。", "--explain prints the text; it does not go with --format.")));
        });
        command.SetAction(result =>
        {
            var reports = result.GetValue(files)!.Select(path => ReportFile.Read(path, result.GetValue(township)));
            return result.GetValue(explain)
                ? Explain(reports, terminal, ColorOption.IsOn(result.GetValue(color), terminal))
                : Print(reports, terminal, result.GetValue(format)!);
        });
        return command;
    }

    private static int Print(IEnumerable<ReportFile> files, Terminal terminal, string format)
    {
        var exitCode = ExitCode.Done;
        var csv = format == CommaSeparated ? new Csv(terminal.Out, forSpreadsheets: false) : null;
        csv?.WriteHeader(DraftFields.All);
        foreach (var file in files)
        {
            file.Complain(terminal);
            if (!file.IsRead) exitCode = ExitCode.NotAllGood;
            if (format == Table)
            {
                WriteTable(file.Report, terminal);
                continue;
            }

            var supplementary = SupplementaryCharacters.Find(file.Report.Text);
            foreach (var observation in file.Report.Observations)
            {
                var draft = new DraftObservation(file.Report, observation, supplementary);
                if (csv is not null) csv.Write(DraftFields.All, draft);
                else JsonRecords.WriteLine(terminal.Out, DraftFields.All, draft);
            }
        }

        return exitCode;
    }

    private static int Explain(IEnumerable<ReportFile> files, Terminal terminal, bool colours)
    {
        var exitCode = ExitCode.Done;
        foreach (var file in files)
        {
            file.Complain(terminal);
            if (file.IsRead) new Explanation(terminal, colours).Write(file.Report);
            else exitCode = ExitCode.NotAllGood;
        }

        return exitCode;
    }

    private static void WriteTable(ReadReport report, Terminal terminal)
    {
        if (report.Text.Length == 0) return;
        terminal.Out.WriteLine($"{report.Title} · {report.Township?.Name} · {report.Period}");
        TextTable.Write(
            terminal.Out,
            ["#", "indicator", "quantity", "base_value", "base_unit", "status", "period", "place"],
            [.. report.Observations.Select(Row)],
            terminal.Width);
    }

    private static IReadOnlyList<string> Row(Observation observation) =>
    [
        FieldValue.Of((decimal?)observation.Sequence).Text,
        observation.Indicator,
        observation.Quantity.Text.ReplaceLineEndings(" "),
        FieldValue.Of((decimal?)observation.Quantity.BaseValue).Text,
        observation.Quantity.BaseUnit,
        observation.Status.Code(),
        observation.Period?.ToString() ?? "",
        observation.Place ?? "",
    ];
}
