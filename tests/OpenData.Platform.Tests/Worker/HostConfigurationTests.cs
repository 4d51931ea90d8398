using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.InProcess.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenData.Platform.Tests.Worker;

public sealed class HostConfigurationTests : IDisposable
{
    private readonly DirectoryInfo contentRoot = Directory.CreateTempSubdirectory("opendata-worker-");

    public void Dispose() => contentRoot.Delete(recursive: true);

    [Fact]
    public void Reads_host_json_with_its_comments()
    {
        Write("host.json", """
            {
              "version": "2.0", // the only one there is
              "functionTimeout": "00:05:00",
              "extensions": {
                "blobs": { "maxDegreeOfParallelism": 3, "poisonBlobThreshold": 2 },
                "queues": { "batchSize": 8, "maxPollingInterval": "00:00:02", "messageEncoding": "none" },
                "http": { "routePrefix": "" }
              }
            }
            """);

        var settings = HostSettings.Read(Builder().Configuration);

        Assert.Equal(TimeSpan.FromMinutes(5), settings.FunctionTimeout);
        Assert.Equal(3, settings.BlobParallelism);
        Assert.Equal(2, settings.PoisonBlobThreshold);
        Assert.Equal("", settings.RoutePrefix);
        Assert.Equal(new QueueSettings(8, 4, 5, TimeSpan.Zero, TimeSpan.FromSeconds(2), Base64: false), settings.Queues);
    }

    [Fact]
    public void Has_the_defaults_of_the_published_host_without_host_json()
    {
        var settings = HostSettings.Read(Builder().Configuration);

        Assert.Equal("api", settings.RoutePrefix);
        Assert.Equal(TimeSpan.FromMinutes(30), settings.FunctionTimeout);
        Assert.Equal(5, settings.PoisonBlobThreshold);
        Assert.Equal(new QueueSettings(16, 8, 5, TimeSpan.Zero, TimeSpan.FromMinutes(1), Base64: true), settings.Queues);
    }

    [Theory]
    [InlineData("functionTimeout", "soon")]
    [InlineData("extensions:blobs:maxDegreeOfParallelism", "0")]
    [InlineData("extensions:queues:batchSize", "33")]
    [InlineData("extensions:queues:newBatchThreshold", "-1")]
    public void Refuses_settings_that_make_no_sense(string key, string value)
    {
        var configuration = Builder($"--AzureFunctionsJobHost:{key}={value}").Configuration;

        var refusal = Assert.Throws<InvalidOperationException>(() => HostSettings.Read(configuration));

        Assert.Contains(key.Split(':')[^1], refusal.Message, StringComparison.Ordinal);
        Assert.Contains(value, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_the_values_of_local_settings_json_below_the_environment_and_the_command_line()
    {
        var fromEnvironment = $"OPENDATA_TEST_{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable(fromEnvironment, "environment");
        Write("appsettings.json", """{ "Only": "app", "Both": "app" }""");
        Write("local.settings.json", $$"""
            {
              "IsEncrypted": false,
              "Values": { "Both": "local", "Named": "local", "OpenDataStorage__blobServiceUri": "https://a.example", "{{fromEnvironment}}": "local" },
              "ConnectionStrings": { "Index": "Data Source=index.db" },
              "Host": { "LocalHttpPort": 7072 }
            }
            """);

        var configuration = Builder("--Named=command line").Configuration;

        Assert.Equal("app", configuration["Only"]);
        Assert.Equal("local", configuration["Both"]);
        Assert.Equal("command line", configuration["Named"]);
        Assert.Equal("environment", configuration[fromEnvironment]);
        Assert.Equal("https://a.example", configuration["OpenDataStorage:blobServiceUri"]);
        Assert.Equal("Data Source=index.db", configuration.GetConnectionString("Index"));
        Assert.Equal("7072", configuration[HostConfiguration.LocalHttpPortKey]);
        Environment.SetEnvironmentVariable(fromEnvironment, null);
    }

    [Fact]
    public void Refuses_encrypted_local_settings()
    {
        Write("local.settings.json", """{ "IsEncrypted": true, "Values": {} }""");

        var refusal = Assert.Throws<InvalidOperationException>(() => Builder());

        Assert.Contains("is encrypted", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Logs_as_host_json_says_and_never_the_addresses_of_requests()
    {
        Write("host.json", """{ "logging": { "logLevel": { "default": "Information", "Azure.Core": "Error" } } }""");
        using var provider = Builder("--Logging:LogLevel:Mine=Critical").Services.BuildServiceProvider();
        var loggers = provider.GetRequiredService<ILoggerFactory>();

        Assert.True(loggers.CreateLogger("Function.ReadUpload").IsEnabled(LogLevel.Information));
        Assert.False(loggers.CreateLogger("Function.ReadUpload").IsEnabled(LogLevel.Debug));
        Assert.False(loggers.CreateLogger("Azure.Core").IsEnabled(LogLevel.Warning));
        Assert.False(loggers.CreateLogger("Mine").IsEnabled(LogLevel.Error));
        Assert.False(loggers.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").IsEnabled(LogLevel.Information));
    }

    [Fact]
    public async Task Prints_the_functions_with_the_address_it_really_listens_on()
    {
        await using var app = await FunctionApp.StartAsync(typeof(FunctionCatalogTests.Http));

        Assert.Contains($"Information Functions: httpTrigger One: [GET] {app.Http.BaseAddress}One", app.Log.Lines);
        Assert.NotEqual(0, app.Http.BaseAddress!.Port);
    }

    private FunctionsApplicationBuilder Builder(params string[] args) =>
        FunctionsApplication.CreateBuilder([$"--contentRoot={contentRoot.FullName}", .. args]);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(contentRoot.FullName, file), text);
}
