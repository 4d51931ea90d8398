using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using OpenData.Observations;
using OpenData.Reading;

namespace OpenData.Benchmarks;

/// <summary>
/// Reads every sample report once. The measure of the machine is what anyone would write first: a pattern that finds digits and a unit,
/// parses them and fills a list, and knows nothing of what is counted.
/// </summary>
[InProcess]
[MemoryDiagnoser]
public partial class ReadingBenchmarks
{
    private (ReadOnlyMemory<byte> File, ReportHint Hint, string Text)[] reports = [];

    [GlobalSetup]
    public void Load()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "OpenData.sln"))) directory = directory.Parent;
        var seeds = Path.Combine(directory?.FullName ?? throw new DirectoryNotFoundException("Run it inside the working copy."), "seeds", "reports");
        reports =
        [
            .. from path in Directory.GetFiles(seeds, "*.txt", SearchOption.AllDirectories)
               let bytes = File.ReadAllBytes(path)
               let township = Path.GetFileName(Path.GetDirectoryName(path))
               select ((ReadOnlyMemory<byte>)bytes, new ReportHint(township, Path.GetFileName(path)), Encoding.UTF8.GetString(bytes)),
        ];
    }

    [Benchmark]
    public int ReadReports()
    {
        var observations = 0;
        foreach (var (file, hint, _) in reports) observations += ReportReader.Read(file, hint).Observations.Count;
        return observations;
    }

    [Benchmark(Baseline = true)]
    public int FindDigitsWithUnits()
    {
        var found = new List<(decimal Value, string Unit)>();
        foreach (var (_, _, text) in reports)
        {
            for (var match = DigitsAndUnit().Match(text); match.Success; match = match.NextMatch())
            {
                found.Add((decimal.Parse(match.Groups["value"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["unit"].Value));
            }
        }

        return found.Count;
    }

    [GeneratedRegex(@"(?<value>[0-9]+(\.[0-9]+)?)(?<unit>[万亿]?(元|人|户|个|亩|公里|%|家|起|件|次|名|处|座|吨|平方米))")]
    private static partial Regex DigitsAndUnit();
}
