using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using OpenData.Portal.Layout;

namespace OpenData.Portal.Http;

/// <summary>Turns a page into the bytes of its HTML document.</summary>
internal static class DocumentWriter
{
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
            using var bytes = new MemoryStream(64 * 1024);
            await using (var writer = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                document.WriteHtmlTo(writer);
            }

            return bytes.ToArray();
        });
    }
}
