using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenData.Api;
using OpenData.Functions.Observability;
using OpenData.Observations;
using OpenData.Portal;
using OpenData.Reading;
using OpenData.Reading.Catalogue;
using OpenData.Reading.Characters;
using OpenData.Reading.Register;
using OpenData.Storage;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

// Azure's host reads schedules before there is an app: there the templates set it.
builder.Configuration["OpenDataExportSchedule"] ??= "0 */10 * * * *";
builder.Services
    .AddTelemetryExport(builder.Configuration)
    .AddSingleton<ReportReading>(ReportReader.Read)
    .AddOpenDataStorage()
    .AddOpenDataApi(new ReferenceData(IndicatorCatalogue.All, id => TownshipRegister.TryGet(id, out var township) ? township : null, PlainCharacters.Of))
    .AddOpenDataPortal();
await builder.Build().RunAsync();
