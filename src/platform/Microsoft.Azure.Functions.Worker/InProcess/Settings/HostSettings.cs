using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.InProcess.Settings;

/// <summary>What <c>host.json</c> and the settings that overrule it say, with the defaults of the published host.</summary>
internal sealed record HostSettings
{
    /// <summary>Names this app among others that share a storage account; 1 to 32 lower-case letters, digits and dashes.</summary>
    public required string HostId { get; init; }

    /// <summary>After this long an invocation's token is cancelled; infinite for <c>-1</c>.</summary>
    public required TimeSpan FunctionTimeout { get; init; }

    /// <summary>How long running invocations may go on undisturbed once the host stops.</summary>
    public required TimeSpan ShutdownGrace { get; init; }

    public required string RoutePrefix { get; init; }

    public required IReadOnlyDictionary<string, string> CustomHeaders { get; init; }

    /// <summary>In bytes.</summary>
    public required long MaxRequestBody { get; init; }

    /// <summary>How many blobs are worked on at once, over all blob functions of the app.</summary>
    public required int BlobParallelism { get; init; }

    /// <summary>Tries a blob gets before it is given up.</summary>
    public required int PoisonBlobThreshold { get; init; }

    public required QueueSettings Queues { get; init; }

    public static HostSettings Read(IConfiguration configuration)
    {
        var host = configuration.GetSection(HostConfiguration.HostSection);
        var extensions = host.GetSection("extensions");
        var http = extensions.GetSection("http");
        var blobs = extensions.GetSection("blobs");
        return new HostSettings
        {
            HostId = configuration["AzureFunctionsWebHost:hostid"] ?? DefaultHostId(),
            FunctionTimeout = Timeout(host["functionTimeout"]),
            ShutdownGrace = configuration.GetValue("FunctionsWorker:ShutdownGrace", TimeSpan.FromSeconds(5)),
            RoutePrefix = http["routePrefix"] ?? "api",
            CustomHeaders = http.GetSection("customHeaders").GetChildren().ToDictionary(h => h.Key, h => h.Value ?? ""),
            MaxRequestBody = configuration.GetValue("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT", 30L << 20),
            BlobParallelism = AtLeast(1, blobs, "maxDegreeOfParallelism", 8 * Environment.ProcessorCount),
            PoisonBlobThreshold = AtLeast(1, blobs, "poisonBlobThreshold", 5),
            Queues = QueueSettings.Read(extensions.GetSection("queues")),
        };
    }

    internal static int AtLeast(int least, IConfiguration section, string key, int fallback)
    {
        var value = section.GetValue(key, fallback);
        return value >= least ? value : throw new InvalidOperationException($"'{key}' in host.json is {value}; it must be at least {least}.");
    }

    private static TimeSpan Timeout(string? text) => text switch
    {
        null => TimeSpan.FromMinutes(30),
        "-1" => System.Threading.Timeout.InfiniteTimeSpan,
        _ when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > TimeSpan.Zero => value,
        _ => throw new InvalidOperationException($"'functionTimeout' in host.json is '{text}'; it must be a time such as '00:05:00', or '-1'."),
    };

    private static string DefaultHostId()
    {
        var name = Assembly.GetEntryAssembly()?.GetName().Name ?? "functions";
        var id = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return id.Length <= 32 ? id : id[..32].TrimEnd('-');
    }
}

/// <summary><c>extensions.queues</c> of <c>host.json</c>.</summary>
/// <param name="BatchSize">Messages fetched at once, at most 32.</param>
/// <param name="NewBatchThreshold">So few messages may still be running when the next batch is fetched.</param>
/// <param name="MaxDequeueCount">Tries a message gets before it goes to the poison queue.</param>
/// <param name="VisibilityTimeout">How long a message rests after a failed try.</param>
/// <param name="MaxPollingInterval">The longest pause between two looks at an empty queue.</param>
/// <param name="Base64">Whether the text of messages is base64, as the published host has it unless told otherwise.</param>
internal sealed record QueueSettings(
    int BatchSize, int NewBatchThreshold, int MaxDequeueCount, TimeSpan VisibilityTimeout, TimeSpan MaxPollingInterval, bool Base64)
{
    public static QueueSettings Read(IConfigurationSection queues)
    {
        var batchSize = HostSettings.AtLeast(1, queues, "batchSize", 16);
        if (batchSize > 32)
        {
            throw new InvalidOperationException($"'batchSize' in host.json is {batchSize}; Queue storage hands out at most 32 messages.");
        }

        return new QueueSettings(
            batchSize,
            HostSettings.AtLeast(0, queues, "newBatchThreshold", batchSize / 2),
            HostSettings.AtLeast(1, queues, "maxDequeueCount", 5),
            queues.GetValue("visibilityTimeout", TimeSpan.Zero),
            queues.GetValue("maxPollingInterval", TimeSpan.FromMinutes(1)),
            !string.Equals(queues["messageEncoding"], "none", StringComparison.OrdinalIgnoreCase));
    }
}
