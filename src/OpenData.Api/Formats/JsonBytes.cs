using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace OpenData.Api.Formats;

/// <summary>JSON documents as bytes, written by hand: property by property, without reflection.</summary>
internal static class JsonBytes
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static byte[] Of(Action<JsonTextWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = Writer(bytes)) write(json);
        return bytes.ToArray();
    }

    /// <summary>A writer whose disposal leaves the stream open.</summary>
    public static JsonTextWriter Writer(Stream stream) =>
        new(new StreamWriter(stream, Utf8, bufferSize: 16 * 1024, leaveOpen: true))
        {
            Culture = CultureInfo.InvariantCulture,
            DateFormatHandling = DateFormatHandling.IsoDateFormat,
            Formatting = Formatting.None,
        };
}
