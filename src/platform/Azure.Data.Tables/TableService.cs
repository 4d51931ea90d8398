using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>What the clients share: one endpoint, one pipeline, and what every request and every failure has in common.</summary>
internal sealed class TableService
{
    private const string StorageScope = "https://storage.azure.com/.default";

    private static readonly TableErrorParser ErrorParser = new();

    private readonly HttpPipeline pipeline;
    private readonly string version;

    private TableService(Uri endpoint, string? accountName, HttpPipelinePolicy authentication, TableClientOptions? options)
    {
        options ??= new TableClientOptions();
        Endpoint = endpoint;
        AccountName = accountName ?? AccountOf(endpoint);
        version = options.Version;
        pipeline = authentication is SharedAccessSignaturePolicy
            ? HttpPipelineBuilder.Build(options, [authentication], [], new ResponseClassifier())
            : HttpPipelineBuilder.Build(options, [], [authentication], new ResponseClassifier());
    }

    public Uri Endpoint { get; }

    public string AccountName { get; }

    public static TableService Connect(string connectionString, TableClientOptions? options)
    {
        var parsed = TableConnectionString.Parse(connectionString);
        return new TableService(parsed.Endpoint, parsed.AccountName, parsed.Authentication, options);
    }

    public static TableService Connect(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        return new TableService(endpoint, credential.AccountName, new SharedKeyPolicy(credential), options);
    }

    /// <exception cref="ArgumentException">The endpoint is not HTTPS: a token would travel readable.</exception>
    public static TableService Connect(Uri endpoint, TokenCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        if (endpoint.Scheme != Uri.UriSchemeHttps) throw new ArgumentException("A token is only sent over HTTPS.", nameof(endpoint));
        return new TableService(endpoint, null, new BearerTokenAuthenticationPolicy(credential, StorageScope), options);
    }

    /// <param name="method">The request's method.</param>
    /// <param name="path">Below the endpoint, without a leading slash, already escaped.</param>
    /// <param name="query">Names and unescaped values; a parameter without a value is left out.</param>
    public HttpMessage CreateMessage(RequestMethod method, string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var message = pipeline.CreateMessage();
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(Endpoint);
        request.Uri.AppendPath(Endpoint.AbsolutePath.EndsWith('/') ? path : $"/{path}", escape: false);
        foreach (var (name, value) in query)
        {
            if (value is not null) request.Uri.AppendQuery(name, value, escapeValue: true);
        }

        request.Headers.SetValue("x-ms-version", version);
        request.Headers.SetValue("DataServiceVersion", "3.0");
        request.Headers.SetValue("Accept", "application/json;odata=minimalmetadata");
        return message;
    }

    /// <param name="message">The request; the caller disposes it.</param>
    /// <param name="cancellationToken">Ends waiting and retries.</param>
    /// <param name="tolerated">A status that is an answer, not a failure; 0 for none.</param>
    /// <exception cref="RequestFailedException">Any status but 2xx and <paramref name="tolerated"/>, after the retries.</exception>
    public async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken, int tolerated = 0)
    {
        await pipeline.SendAsync(message, cancellationToken);
        var response = message.Response;
        return response.Status is >= 200 and < 300 || response.Status == tolerated ? response : throw Failure(response);
    }

    public static RequestFailedException Failure(Response response) => new(response, innerException: null, ErrorParser);

    /// <summary>The first label of <c>account.table.core.windows.net</c>, or the first segment behind an address or plain host.</summary>
    private static string AccountOf(Uri endpoint)
    {
        var firstSegment = endpoint.AbsolutePath.Trim('/').Split('/')[0];
        return firstSegment.Length > 0 ? firstSegment : endpoint.Host.Split('.')[0];
    }
}
