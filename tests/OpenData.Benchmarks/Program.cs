using System.Globalization;
using OpenData.Benchmarks;
using OpenData.Benchmarks.Scale;

// dotnet run -c Release --project tests/OpenData.Benchmarks -- reading > docs/benchmarks/reading.md
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["load", var folder])
{
    foreach (var made in ProvinceIndex.Make(folder, [150, 1500, Province.Reports])) Console.WriteLine(made);
    return;
}

Machine.UseOneCore();

Console.Error.WriteLine("Average reports …");
var reports = SampleTexts.AverageReports();
var reading = Measurement.Of(() => Reading.ReadAll(reports));
var matching = Measurement.Of(() => NumberMatcher.FindAll(reports));
var lengths = LengthBenchmark.Run();
var hostile = HostileBenchmark.Run();

await Console.Out.WriteLineAsync(MarkdownReport.Write(reports, reading, matching, lengths, hostile));
