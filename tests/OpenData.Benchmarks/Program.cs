using System.Globalization;
using OpenData.Benchmarks;

// dotnet run -c Release --project tests/OpenData.Benchmarks > docs/benchmarks/reading.md
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Machine.UseOneCore();

Console.Error.WriteLine("Average reports …");
var reports = SampleTexts.AverageReports();
var reading = Measurement.Of(() => Reading.ReadAll(reports));
var matching = Measurement.Of(() => NumberMatcher.FindAll(reports));
var lengths = LengthBenchmark.Run();
var hostile = HostileBenchmark.Run();

await Console.Out.WriteLineAsync(MarkdownReport.Write(reports, reading, matching, lengths, hostile));
