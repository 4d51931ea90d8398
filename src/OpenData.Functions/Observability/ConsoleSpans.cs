using System.Diagnostics;
using System.Globalization;
using OpenTelemetry;

namespace OpenData.Functions.Observability;

/// <summary>Prints each span as a line: its name, its length, whether it went well, its attributes.</summary>
internal sealed class ConsoleSpans : BaseExporter<Activity>
{
    public override ExportResult Export(in Batch<Activity> batch)
    {
        foreach (var span in batch)
        {
            var attributes = span.TagObjects
                .Where(tag => tag.Value is not null)
                .Select(tag => string.Create(CultureInfo.InvariantCulture, $" {tag.Key}={tag.Value}"));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"span {span.DisplayName} {span.Duration.TotalMilliseconds:0.0} ms {span.Status} trace={span.TraceId}{string.Concat(attributes)}"));
        }

        return ExportResult.Success;
    }
}
