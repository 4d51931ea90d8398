using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using OpenData.Api.Fields;

namespace OpenData.Api.Formats;

/// <summary>Numbers that all record streams share.</summary>
internal static class RecordStream
{
    /// <summary>Records after which the collected bytes are sent.</summary>
    public const int FlushEvery = 200;
}

/// <summary>Writes records one after another, as CSV or JSON Lines, holding only a few of them in memory.</summary>
internal sealed class RecordStream<T> : IDisposable
{
    private readonly Stream stream;
    private readonly IReadOnlyList<Field<T>> fields;
    private readonly MemoryStream collected = new();
    private readonly StreamWriter writer;
    private readonly Csv? csv;
    private readonly JsonTextWriter json;

    public RecordStream(Stream stream, string mediaType, bool forSpreadsheets, IReadOnlyList<Field<T>> fields)
    {
        this.stream = stream;
        this.fields = fields;
        writer = new StreamWriter(collected, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        json = new JsonTextWriter(writer) { CloseOutput = false, Culture = CultureInfo.InvariantCulture };
        if (mediaType != MediaTypes.Csv) return;
        csv = new Csv(writer, forSpreadsheets);
        csv.WriteHeader(fields);
    }

    public void Write(T record)
    {
        if (csv is not null)
        {
            csv.Write(fields, record);
            return;
        }

        JsonRecords.Write(json, fields, record);
        writer.Write('\n');
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await writer.FlushAsync(cancellationToken);
        await stream.WriteAsync(collected.GetBuffer().AsMemory(0, (int)collected.Length), cancellationToken);
        collected.SetLength(0);
    }

    public void Dispose()
    {
        ((IDisposable)json).Dispose();
        writer.Dispose();
        collected.Dispose();
    }
}
