using System.Buffers;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>
/// An entity group transaction as OData writes it: a multipart batch with one change set, whose parts are whole HTTP requests.
/// </summary>
internal static class TransactionRequest
{
    public static void Write(Request request, Uri endpoint, IReadOnlyList<EntityRequest> parts)
    {
        var batch = $"batch_{Guid.NewGuid()}";
        var changes = $"changeset_{Guid.NewGuid()}";
        var root = endpoint.AbsoluteUri.TrimEnd('/');
        var body = new ArrayBufferWriter<byte>(parts.Sum(part => part.Body.Length + 512));

        Line(body, $"--{batch}");
        Line(body, $"Content-Type: multipart/mixed; boundary={changes}");
        Line(body, "");
        foreach (var part in parts)
        {
            Line(body, $"--{changes}");
            WritePart(body, root, part);
        }

        Line(body, $"--{changes}--");
        Line(body, $"--{batch}--");
        request.Headers.SetValue("Content-Type", $"multipart/mixed; boundary={batch}");
        request.Content = RequestContent.Create(body.WrittenMemory);
    }

    private static void WritePart(ArrayBufferWriter<byte> body, string root, EntityRequest part)
    {
        Line(body, "Content-Type: application/http");
        Line(body, "Content-Transfer-Encoding: binary");
        Line(body, "");
        Line(body, $"{part.Method} {root}/{part.Path} HTTP/1.1");
        Line(body, "Accept: application/json;odata=minimalmetadata");
        Line(body, "DataServiceVersion: 3.0");
        foreach (var (name, value) in part.Headers) Line(body, $"{name}: {value}");
        if (!part.Body.IsEmpty) Line(body, $"Content-Type: {EntityRequest.ContentType}");
        Line(body, "");
        body.Write(part.Body.Span);
        Line(body, "");
    }

    private static void Line(ArrayBufferWriter<byte> body, string text)
    {
        Encoding.UTF8.GetBytes(text, body);
        body.Write("\r\n"u8);
    }
}
