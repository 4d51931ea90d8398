using System.CommandLine;
using System.Text;
using OpenData.Api.Fields;
using OpenData.Api.Formats;
using OpenData.Observations;
using OpenData.Reading;
using OpenData.Storage.Index;

namespace OpenData.Cli;

/// <summary><c>read FILE…</c>: the observations of report files as JSON Lines on standard output; everything else goes to standard error.</summary>
internal static class ReadCommand
{
    private const int SomeNotRead = 1;

    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Report files (.txt, .html, .docx)." };
        files.AcceptExistingOnly();
        var command = new Command("read", "Print the observations of report files as JSON Lines, with the API's field names.") { files };
        command.SetAction(result => Run(result.GetValue(files)!));
        return command;
    }

    private static int Run(IEnumerable<FileInfo> files)
    {
        var exitCode = 0;
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        foreach (var file in files)
        {
            var report = ReportReader.Read(File.ReadAllBytes(file.FullName), HintOf(file));
            if (report.Rejection is { } rejection) Console.Error.WriteLine($"{file.Name}: {rejection.Code}: {rejection.Message} {rejection.MessageEn}");
            if (report.Text.Length == 0) exitCode = SomeNotRead;

            var supplementary = SupplementaryCharacters.Find(report.Text);
            foreach (var observation in report.Observations)
            {
                JsonRecords.WriteLine(output, DraftFields.All, new DraftObservation(report, observation, supplementary));
            }
        }

        return exitCode;
    }

    /// <summary>A file in a folder named by a township's code is that township's, as in <c>seeds/reports</c> and in <c>uploads</c>.</summary>
    private static ReportHint HintOf(FileInfo file) =>
        new(ReportId.IsTownshipId(file.Directory?.Name) ? file.Directory.Name : null, file.Name);
}
