using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;

namespace Microsoft.Azure.Functions.Worker.InProcess.Settings;

/// <summary>
/// What the Functions host adds to the configuration of an app. From weakest to strongest: <c>host.json</c> (under
/// <c>AzureFunctionsJobHost</c>, where the published host puts it), <c>appsettings.json</c>, the values of
/// <c>local.settings.json</c>, environment variables, the command line.
/// </summary>
internal static class HostConfiguration
{
    public const string HostSection = "AzureFunctionsJobHost";

    private static readonly KeyValuePair<string, string?>[] Defaults =
    [
        new("Logging:Console:FormatterName", "simple"),
        new("Logging:Console:FormatterOptions:SingleLine", "true"),
        new("Logging:Console:FormatterOptions:TimestampFormat", "HH:mm:ss "),
        // Its messages at Information carry query strings.
        new("Logging:LogLevel:Microsoft.AspNetCore", "Warning"),
    ];

    public static void AddTo(ConfigurationManager configuration, string contentRoot)
    {
        IList<IConfigurationSource> sources = configuration.Sources;
        sources.Insert(0, Source([.. Defaults, .. HostJsonValues(contentRoot)]));

        var environment = sources.Index().Last(s => s.Item is EnvironmentVariablesConfigurationSource { Prefix: null or "" }).Index;
        sources.Insert(environment, Source(LocalSettingsValues(contentRoot)));
    }

    private static IEnumerable<KeyValuePair<string, string?>> HostJsonValues(string contentRoot)
    {
        var path = Locate("host.json", contentRoot);
        if (path is null)
        {
            yield break;
        }

        foreach (var (key, value) in Parse(path).AsEnumerable())
        {
            yield return new($"{HostSection}:{key}", value);
            if (key.StartsWith("logging:", StringComparison.OrdinalIgnoreCase))
            {
                yield return new(key, value);
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> LocalSettingsValues(string contentRoot)
    {
        var path = Locate("local.settings.json", contentRoot);
        if (path is null)
        {
            yield break;
        }

        var file = Parse(path);
        if (file.GetValue<bool>("IsEncrypted"))
        {
            throw new InvalidOperationException(
                $"'{path}' is encrypted. Decrypt it with the Azure Functions Core Tools and set \"IsEncrypted\" to false.");
        }

        foreach (var (key, value) in file.GetSection("Values").AsEnumerable(makePathsRelative: true))
        {
            yield return new(key.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal), value);
        }

        foreach (var (key, value) in file.GetSection("ConnectionStrings").AsEnumerable())
        {
            yield return new(key, value);
        }

        if (file["Host:LocalHttpPort"] is { } port)
        {
            yield return new(LocalHttpPortKey, port);
        }
    }

    /// <summary>Where the port of <c>local.settings.json</c> ends up.</summary>
    public const string LocalHttpPortKey = "FunctionsWorker:LocalHttpPort";

    private static string? Locate(string file, string contentRoot) =>
        new[] { contentRoot, AppContext.BaseDirectory }.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    private static IConfigurationRoot Parse(string path) => new ConfigurationBuilder().AddJsonFile(path).Build();

    private static MemoryConfigurationSource Source(IEnumerable<KeyValuePair<string, string?>> values) =>
        // Sections come with a null of their own, which would hide the same section of a weaker source.
        new() { InitialData = values.Where(v => v.Value is not null).ToList() };
}
