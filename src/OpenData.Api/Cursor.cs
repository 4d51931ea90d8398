using System.Security.Cryptography;
using System.Text;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Storage.Index;

namespace OpenData.Api;

/// <summary>
/// Where a page ended: the row, the state of the data it was read from, and the question it belongs to. Opaque to callers, and
/// checked for changes, so that pages never skip or repeat a row.
/// </summary>
/// <param name="State">As <see cref="IndexPoint.State"/>.</param>
/// <param name="Values">Name of the last row and its sort values: text, number, bytes or null.</param>
internal sealed record Cursor(long State, IReadOnlyList<object?> Values)
{
    private const byte Format = 1;
    private const int CheckLength = 8;
    private const int LongestText = 1500;

    /// <param name="question">Everything that has to be the same on the next page.</param>
    public string Write(string question)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Format);
            writer.Write(State);
            writer.Write(Hash(question));
            writer.Write((byte)Values.Count);
            foreach (var value in Values) Write(writer, value);
        }

        bytes.Write(Hash(bytes.ToArray()));
        return Base64Url(bytes.ToArray());
    }

    /// <summary>The cursor in the parameters; null where there is none.</summary>
    public static Cursor? Read(Query query, string question)
    {
        if (query.Text(CommonParameters.Cursor.Name) is not { } text) return null;
        if (Bytes(text) is not { } bytes || !IsWhole(bytes))
        {
            throw Refused("invalid_cursor", text,
                new("cursor 已损坏或被改动。请使用上一页的 links.next，或从第一页重新开始。",
                "The cursor is damaged or was changed. Use links.next of the page before, or begin again without a cursor."));
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, 0, bytes.Length - CheckLength));
        reader.ReadByte();
        var state = reader.ReadInt64();
        if (!reader.ReadBytes(CheckLength).AsSpan().SequenceEqual(Hash(question)))
        {
            throw Refused("cursor_mismatch", text,
                new("cursor 属于另一个查询。翻页时其余参数须保持不变（limit 除外）。",
                "The cursor belongs to another query. Keep all other parameters (but limit) while paging."));
        }

        var values = new object?[reader.ReadByte()];
        for (var i = 0; i < values.Length; i++) values[i] = ReadValue(reader);
        return new Cursor(state, values);
    }

    /// <summary>The point the pages are read at.</summary>
    public IndexPoint PointIn(IndexReader reader, Query query) =>
        reader.AtState(State) ?? throw Expired(query);

    public static ProblemException Expired(Query query) => Refused(
        "cursor_expired",
        query.Text(CommonParameters.Cursor.Name)!,
        new("cursor 所指的数据状态在此实例上不存在（可能已重建）。请从第一页重新开始。",
            "This instance does not know the state of data that the cursor was made in. Begin again without a cursor."));

    private static ProblemException Refused(string code, string text, Bilingual detail) =>
        new(Problems.InvalidParameter(new ParameterError(code, CommonParameters.Cursor.Name, text, detail)));

    private static bool IsWhole(byte[] bytes) =>
        bytes.Length > 1 + 8 + CheckLength + 1 + CheckLength
        && bytes[0] == Format
        && bytes.AsSpan(bytes.Length - CheckLength).SequenceEqual(Hash(bytes.AsSpan(0, bytes.Length - CheckLength)));

    private static void Write(BinaryWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.Write('n');
                break;
            case string text:
                writer.Write('t');
                writer.Write(text);
                break;
            case byte[] blob:
                writer.Write('b');
                writer.Write((byte)blob.Length);
                writer.Write(blob);
                break;
            default:
                writer.Write('i');
                writer.Write(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }

    private static object? ReadValue(BinaryReader reader) => reader.ReadChar() switch
    {
        't' => reader.ReadString(),
        'b' => reader.ReadBytes(reader.ReadByte()),
        'i' => reader.ReadInt64(),
        _ => null,
    };

    private static byte[] Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    /// <summary>Guards against mistakes, not against malice: nothing in a cursor could not be asked for openly.</summary>
    private static byte[] Hash(ReadOnlySpan<byte> bytes) => SHA256.HashData([.. "OpenData cursor"u8, .. bytes])[..CheckLength];

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static byte[]? Bytes(string text)
    {
        if (text.Length > LongestText) return null;
        try
        {
            return System.Buffers.Text.Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
