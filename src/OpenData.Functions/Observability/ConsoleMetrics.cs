using System.Globalization;
using OpenData.Storage;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace OpenData.Functions.Observability;

/// <summary>Prints the app's own metrics, a line for each series: sums, latest values, and of times how many and how long together.</summary>
internal sealed class ConsoleMetrics : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
        {
            if (metric.MeterName != Telemetry.Name) continue;
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                var tags = "";
                foreach (var tag in point.Tags) tags += string.Create(CultureInfo.InvariantCulture, $" {tag.Key}={tag.Value}");
                Console.WriteLine($"metric {metric.Name} {ValueOf(metric, point)} {metric.Unit}{tags}");
            }
        }

        return ExportResult.Success;
    }

    private static string ValueOf(Metric metric, in MetricPoint point) => metric.MetricType switch
    {
        MetricType.LongSum => point.GetSumLong().ToString(CultureInfo.InvariantCulture),
        MetricType.DoubleGauge => point.GetGaugeLastValueDouble().ToString("0.000", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{point.GetHistogramCount()}x {point.GetHistogramSum():0.000}"),
    };
}
