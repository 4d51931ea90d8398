using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.Logging;
using OpenData.Portal.Layout;

namespace OpenData.Portal.Http;

/// <summary>Turns a page into the bytes of its HTML document.</summary>
internal static class DocumentWriter
{
    /// <summary>A larger buffer is not kept for the next page.</summary>
    private const int LargestKept = 1 << 19;

    /// <summary>Used again and again: growing anew for each page, they would be what the garbage collector has most to do with.</summary>
    private static readonly ConcurrentBag<MemoryStream> Buffers = [];

    public static async Task<byte[]> WriteAsync(IServiceProvider services, ILoggerFactory loggers, Site site, PageContent content)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Document.Site)] = site,
            [nameof(Document.Content)] = content,
        });
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var document = await renderer.RenderComponentAsync<Document>(parameters);
            return BytesOf(document);
        });
    }

    private static byte[] BytesOf(HtmlRootComponent document)
    {
        var buffer = Buffers.TryTake(out var used) ? used : new MemoryStream();
        buffer.SetLength(0);
        using (var writer = new StreamWriter(buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
        {
            document.WriteHtmlTo(writer);
        }

        var bytes = buffer.ToArray();
        if (buffer.Capacity <= LargestKept) Buffers.Add(buffer);
        return bytes;
    }
}
