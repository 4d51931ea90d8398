using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Reads <c>{"odata.error":{"code":"…","message":{"lang":"…","value":"…"}}}</c>.</summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    public override bool TryParse(
        Response response, [NotNullWhen(true)] out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        error = FromBody(response) ?? FromHeader(response);
        return error is not null;
    }

    private static ResponseError? FromBody(Response response)
    {
        if (response.ContentStream is not { CanSeek: true } || !IsJson(response)) return null;
        try
        {
            using var document = JsonDocument.Parse(response.Content.ToMemory());
            if (!document.RootElement.TryGetProperty("odata.error", out var error)) return null;
            var code = error.TryGetProperty("code", out var codeValue) ? codeValue.GetString() : null;
            var message = error.TryGetProperty("message", out var text) && text.TryGetProperty("value", out var textValue)
                ? textValue.GetString()
                : null;
            return new ResponseError(code, message);
        }
        catch (JsonException)
        {
            // Something between us and the service cut the answer short: the status and the header remain.
            return null;
        }
    }

    private static bool IsJson(Response response) =>
        response.Headers.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;

    private static ResponseError? FromHeader(Response response) =>
        response.Headers.TryGetValue("x-ms-error-code", out var code) ? new ResponseError(code, response.ReasonPhrase) : null;
}
