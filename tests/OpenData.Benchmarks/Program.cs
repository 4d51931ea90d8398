using System.Globalization;
using OpenData.Benchmarks;
using OpenData.Benchmarks.Scale;

// dotnet run -c Release --project tests/OpenData.Benchmarks > docs/benchmarks/reading.md
// dotnet run -c Release --project tests/OpenData.Benchmarks -- api FOLDER > docs/benchmarks/api.md
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["constant", var bytes]:
        await ConstantServer.RunAsync(int.Parse(bytes));
        return;
    case ["api", var folder]:
        await Console.Out.WriteAsync(await ApiReport.MakeAsync(folder));
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
