using System.Diagnostics;
using System.Text;
using Newtonsoft.Json.Linq;
using OpenData.Observations;
using OpenData.Testing;

namespace OpenData.Reading.Tests.Gold;

/// <summary>Our count of the score against the script that defines it, where Python and the script are at hand.</summary>
public sealed class ScriptAgreementTests
{
    [SharedGoldFact(NeedsPython = true)]
    public void Gives_the_figures_of_the_script_on_the_real_reports() => AssertSameFigures(GoldCorpus.Shared);

    [SharedGoldFact(NeedsPython = true)]
    public void Gives_the_figures_of_the_script_on_the_sample_reports() => AssertSameFigures(GoldCorpus.Seeds);

    private static void AssertSameFigures(IReadOnlyList<GoldReport> reports)
    {
        using var folder = new ScriptFolder();
        foreach (var report in reports) folder.Add(report);

        var figures = JObject.Parse(folder.RunScript());

        Assert.All(GoldScore.Of(reports).Figures(), figure => Assert.Equal(figures[figure.Name]!.Value<double>(), figure.Value, 0.0001));
    }

    /// <summary>A folder as the script wants it: texts and gold files, and beside each text the observations that a "reader" only has to print.</summary>
    private sealed class ScriptFolder : IDisposable
    {
        private readonly string path = Directory.CreateTempSubdirectory("gold-").FullName;
        private int count;

        public void Add(GoldReport report)
        {
            var stem = Path.Combine(path, $"{count++:00}");
            File.Copy(report.TextPath, stem + ".txt");
            File.Copy(report.GoldPath, stem + ".gold.jsonl");
            File.WriteAllLines(stem + ".read", report.Reading.Observations.Select(observation => Json(observation, report.Text).ToString(Newtonsoft.Json.Formatting.None)));
        }

        public string RunScript()
        {
            var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, UseShellExecute = false };
            foreach (var argument in (string[])[Repository.PathOf("..", "shared", "gold", "score.py"), path, "--json", "--", "sh", "-c", "cat \"${0%.txt}.read\""])
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        }

        public void Dispose() => Directory.Delete(path, recursive: true);

        private static JObject Json(Observation observation, string text) => new()
        {
            ["source_start"] = CodePoints(text, observation.Source.Start),
            ["source_end"] = CodePoints(text, observation.Source.End),
            ["value"] = observation.Quantity.Value,
            ["value_max"] = observation.Quantity.ValueMax,
            ["unit"] = observation.Quantity.Unit,
            ["base_value"] = observation.Quantity.BaseValue,
            ["base_unit"] = observation.Quantity.BaseUnit,
            ["qualifier"] = observation.Quantity.Qualifier.Code(),
            ["status"] = observation.Status.Code(),
            ["indicator"] = observation.Indicator,
            ["topic"] = observation.Topic.Code(),
            ["place"] = observation.Place,
            ["period"] = observation.Period?.ToString(),
            ["period_source"] = observation.PeriodSource.Code(),
        };

        private static int CodePoints(string text, int position) => Encoding.UTF32.GetByteCount(text.AsSpan(0, position)) / 4;
    }
}
