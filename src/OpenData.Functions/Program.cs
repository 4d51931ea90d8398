using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenData.Api;
using OpenData.Functions.Observability;
using OpenData.Observations;
using OpenData.Portal;
using OpenData.Reading;
using OpenData.Storage;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

// Azure's host reads schedules before there is an app: there the templates set it.
builder.Configuration["OpenDataExportSchedule"] ??= "0 */10 * * * *";
builder.Services
    .AddTelemetryExport(builder.Configuration)
    .AddSingleton<ReportReading>(ReportReader.Read)
    .AddOpenDataStorage()
    .AddOpenDataApi(ReferenceData.OfTheReader())
    .AddOpenDataPortal();
await builder.Build().RunAsync();
