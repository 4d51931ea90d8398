using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace OpenData.Platform.Tests.Worker;

public sealed class FunctionCatalogTests
{
    [Theory]
    [InlineData(typeof(Twice), "Two functions have the name 'Same':")]
    [InlineData(typeof(NoTrigger), "has 0 parameters with a trigger; it must have one")]
    [InlineData(typeof(TwoTriggers), "has 2 parameters with a trigger; it must have one")]
    [InlineData(typeof(NotPublic), "and its class must be public")]
    [InlineData(typeof(AsyncVoid), "is async void")]
    [InlineData(typeof(UnknownName), "nothing gives 'String county' a value; the httpTrigger on '[GET] /townships/{township}' offers township")]
    [InlineData(typeof(WrongTriggerType), "a timerTrigger cannot be bound to 'String timer'")]
    [InlineData(typeof(WrongResult), "the host does not know what to do with a returned Int32")]
    [InlineData(typeof(WrongRoute), "'reports/{id' is not a route")]
    [InlineData(typeof(SameRoute), "'First' has the same route")]
    [InlineData(typeof(WrongSchedule), "'0 0 25 * * *' is not an NCRONTAB expression")]
    [InlineData(typeof(WrongPath), "'Uploads' in 'Uploads/{name}' is not the name of a container")]
    [InlineData(typeof(NoSetting), "the setting 'Schedule' named in '%Schedule%' has no value")]
    public void Refuses_to_host_what_could_not_run(Type functions, string reason)
    {
        var builder = FunctionApp.CreateBuilder([functions], "AzureWebJobsStorage=UseDevelopmentStorage=true");

        var refusal = Assert.Throws<InvalidOperationException>(builder.Build);

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_which_setting_is_missing_for_a_storage_account()
    {
        // Empty, so that a developer's own environment does not speak up.
        var builder = FunctionApp.CreateBuilder([typeof(Blob)], "OpenDataStorage=");

        var refusal = Assert.Throws<InvalidOperationException>(builder.Build);

        Assert.Equal(
            "Function 'ReadUpload' needs a storage account, and no setting says which: set 'OpenDataStorage' to a connection string " +
            "(locally: UseDevelopmentStorage=true), or 'OpenDataStorage__blobServiceUri' and 'OpenDataStorage__queueServiceUri' for an identity.",
            refusal.Message);
    }

    [Fact]
    public void Needs_the_hosts_own_account_for_receipts()
    {
        var builder = FunctionApp.CreateBuilder([typeof(Blob)], "OpenDataStorage=UseDevelopmentStorage=true", "AzureWebJobsStorage=");

        var refusal = Assert.Throws<InvalidOperationException>(builder.Build);

        Assert.StartsWith("The host, for receipts and timers, needs a storage account", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wants_the_web_application_configured_for_http_functions()
    {
        var builder = Microsoft.Azure.Functions.Worker.Builder.FunctionsApplication.CreateBuilder([]);
        builder.FunctionClasses = [typeof(Http)];

        var refusal = Assert.Throws<InvalidOperationException>(builder.Build);

        Assert.Equal("'One' is an HTTP function: call ConfigureFunctionsWebApplication() on the builder.", refusal.Message);
    }

    [Fact]
    public void Builds_once()
    {
        var builder = FunctionApp.CreateBuilder([typeof(Http)]);
        using var host = builder.Build();

        Assert.Throws<InvalidOperationException>(builder.Build);
        Assert.Throws<InvalidOperationException>(() => builder.Use(next => next));
    }

    [Theory]
    [InlineData("AzureFunctionsJobHost:functions:0=two", "Two")]
    [InlineData("AzureWebJobs.One.Disabled=true", "Two")]
    [InlineData("AzureWebJobs:One:Disabled=1", "Two")]
    [InlineData("AzureWebJobs.One.Disabled=false", "One", "Two")]
    public async Task Hosts_only_what_is_switched_on(string setting, params string[] hosted)
    {
        await using var app = await FunctionApp.StartAsync(typeof(Http), setting);

        foreach (var function in new[] { "One", "Two" })
        {
            using var response = await app.Http.GetAsync(new Uri($"/{function}", UriKind.Relative));
            Assert.Equal(hosted.Contains(function), response.IsSuccessStatusCode);
        }
    }

    [Fact]
    public void Finds_the_functions_of_assemblies_that_are_named()
    {
        var builder = FunctionApp.CreateBuilder([], "FunctionsWorker:Assemblies=OpenData.Platform.Tests");
        builder.FunctionClasses = null;

        // This assembly holds functions that no app could have together.
        var refusal = Assert.Throws<InvalidOperationException>(builder.Build);

        Assert.StartsWith("Two functions have the name", refusal.Message, StringComparison.Ordinal);
    }

    public static class Http
    {
        [Function("One")]
        public static IResult One([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => TypedResults.Ok();

        [Function("Two")]
        public static IResult Two([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => TypedResults.Ok();
    }

    public static class Blob
    {
        [Function("ReadUpload")]
        public static void Run([BlobTrigger("uploads/{township}/{name}", Connection = "OpenDataStorage")] BlobClient blob) => GC.KeepAlive(blob);
    }

    public static class Twice
    {
        [Function("Same")]
        public static void One([TimerTrigger("0 0 * * * *")] TimerInfo timer) => GC.KeepAlive(timer);

        [Function("same")]
        public static void Two([TimerTrigger("0 0 * * * *")] TimerInfo timer) => GC.KeepAlive(timer);
    }

    public static class NoTrigger
    {
        [Function("NoTrigger")]
        public static void Run(FunctionContext context) => GC.KeepAlive(context);
    }

    public static class TwoTriggers
    {
        [Function("TwoTriggers")]
        public static void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer, [HttpTrigger] HttpRequest request) => GC.KeepAlive((timer, request));
    }

    public static class NotPublic
    {
        [Function("NotPublic")]
        internal static void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => GC.KeepAlive(timer);
    }

    public static class AsyncVoid
    {
        [Function("AsyncVoid")]
        public static async void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => await Task.Yield();
    }

    public static class UnknownName
    {
        [Function("UnknownName")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "townships/{township}")] HttpRequest request, string county) =>
            GC.KeepAlive(county);
    }

    public static class WrongTriggerType
    {
        [Function("WrongTriggerType")]
        public static void Run([TimerTrigger("0 0 * * * *")] string timer) => GC.KeepAlive(timer);
    }

    public static class WrongResult
    {
        [Function("WrongResult")]
        public static Task<int> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Task.FromResult(1);
    }

    public static class WrongRoute
    {
        [Function("WrongRoute")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reports/{id")] HttpRequest request) => GC.KeepAlive(request);
    }

    public static class SameRoute
    {
        [Function("First")]
        public static void First([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "reports")] HttpRequest request) => GC.KeepAlive(request);

        [Function("Second")]
        public static void Second([HttpTrigger(AuthorizationLevel.Anonymous, "HEAD", Route = "Reports")] HttpRequest request) => GC.KeepAlive(request);
    }

    public static class WrongSchedule
    {
        [Function("WrongSchedule")]
        public static void Run([TimerTrigger("0 0 25 * * *")] TimerInfo timer) => GC.KeepAlive(timer);
    }

    public static class WrongPath
    {
        [Function("WrongPath")]
        public static void Run([BlobTrigger("Uploads/{name}")] BlobClient blob) => GC.KeepAlive(blob);
    }

    public static class NoSetting
    {
        [Function("NoSetting")]
        public static void Run([TimerTrigger("%Schedule%")] TimerInfo timer) => GC.KeepAlive(timer);
    }
}
