using System.Globalization;
using OpenData.Benchmarks;
using OpenData.Benchmarks.Scale;

// dotnet run -c Release --project tests/OpenData.Benchmarks > docs/benchmarks/reading.md; with "stages" only what each step of reading takes.
// dotnet run -c Release --project tests/OpenData.Benchmarks -- api FOLDER > docs/benchmarks/api.md; with a further word only the questions and pages named so.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["constant", var bytes]:
        await ConstantServer.RunAsync(int.Parse(bytes));
        return;
    case ["api", var folder, var name]:
        await ApiReport.AskAsync(folder, name);
        return;
    case ["api", var folder]:
        await Console.Out.WriteAsync(await ApiReport.MakeAsync(folder));
        return;
}

Machine.UseOneCore();

Console.Error.WriteLine("Average reports …");
var reports = SampleTexts.AverageReports();
if (args is ["stages"])
{
    var stages = StageBenchmark.Run(reports);
    await Console.Out.WriteLineAsync(string.Join('\n', stages.Select(stage => $"{stage.Stage} {stage.Measurement.Seconds / reports.Count * 1e6:0} µs {stage.Measurement.Bytes / reports.Count / 1024:0} KB")));
    return;
}

var reading = Measurement.Of(() => Reading.ReadAll(reports));
var dense = SampleTexts.DenseReports();
var readingDense = Measurement.Of(() => Reading.ReadAll(dense));
var unfiled = reports.Select(report => report with { Hint = report.Hint with { TownshipId = null } }).ToArray();
var readingUnfiled = Measurement.Of(() => Reading.ReadAll(unfiled));
var matching = Measurement.Of(() => NumberMatcher.FindAll(reports));
var lengths = LengthBenchmark.Run();
var hostile = HostileBenchmark.Run();

await Console.Out.WriteLineAsync(MarkdownReport.Write(reports, reading, matching, dense, readingDense, readingUnfiled, lengths, hostile));
