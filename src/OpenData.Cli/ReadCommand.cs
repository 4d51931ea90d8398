using System.CommandLine;
using System.Text;
using Newtonsoft.Json;
using OpenData.Observations;
using OpenData.Reading;

namespace OpenData.Cli;

/// <summary><c>read FILE…</c>: the observations of report files as JSON Lines on standard output; everything else goes to standard error.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Report files." };
        var command = new Command("read", "Print the observations of report files as JSON Lines.") { files };
        command.SetAction(result => Run(result.GetValue(files)!));
        return command;
    }

    private static int Run(FileInfo[] files)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        foreach (var file in files)
        {
            var report = ReportReader.Read(File.ReadAllBytes(file.FullName), new ReportHint(FileName: file.Name));
            var offsets = new CodePointOffsets(report.Text);
            foreach (var observation in report.Observations) Write(output, observation, offsets);
        }

        return 0;
    }

    private static void Write(StreamWriter output, Observation observation, CodePointOffsets offsets)
    {
        using var json = new JsonTextWriter(output) { CloseOutput = false };
        json.WriteStartObject();
        Put("period", observation.Period?.ToString());
        Put("period_source", observation.PeriodSource.Code());
        Put("topic", observation.Topic.Code());
        Put("indicator_id", observation.IndicatorId);
        Put("indicator", observation.Indicator);
        Put("value", observation.Quantity.Value);
        Put("value_max", observation.Quantity.ValueMax);
        Put("unit", observation.Quantity.Unit);
        Put("quantity", observation.Quantity.Text);
        Put("base_value", observation.Quantity.BaseValue);
        Put("base_unit", observation.Quantity.BaseUnit);
        Put("qualifier", observation.Quantity.Qualifier.Code());
        Put("status", observation.Status.Code());
        Put("place", observation.Place);
        Put("measure", observation.Measure.Code());
        Put("quote", observation.Quote);
        Put("section", observation.Section);
        Put("source_start", offsets.At(observation.Source.Start));
        Put("source_end", offsets.At(observation.Source.End));
        Put("confidence", observation.Confidence);
        Put("rule", observation.Rule);
        json.WriteEndObject();
        json.Flush();
        output.Write('\n');

        void Put(string name, object? value)
        {
            json.WritePropertyName(name);
            json.WriteValue(value);
        }
    }
}
