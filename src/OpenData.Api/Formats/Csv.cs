using System.Buffers;
using OpenData.Api.Fields;

namespace OpenData.Api.Formats;

/// <summary>
/// Writes records as CSV per RFC 4180: CRLF, quotes where needed, a header line. Null is nothing between the commas and an empty text is
/// <c>""</c>; members of lists are joined by <c>;</c>.
/// </summary>
/// <param name="writer">Takes the characters.</param>
/// <param name="forSpreadsheets">Puts a byte order mark in front, and an apostrophe before texts that a spreadsheet would take for a
/// formula.</param>
public sealed class Csv(TextWriter writer, bool forSpreadsheets)
{
    private const string LineEnd = "\r\n";

    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");
    private static readonly SearchValues<char> BeginFormulas = SearchValues.Create("=+-@\t\r");

    public void WriteHeader<T>(IReadOnlyList<Field<T>> fields)
    {
        if (forSpreadsheets) writer.Write('\uFEFF');
        writer.Write(string.Join(',', fields.Select(field => field.Name)));
        writer.Write(LineEnd);
    }

    public void Write<T>(IReadOnlyList<Field<T>> fields, T record)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0) writer.Write(',');
            Write(fields[i].Value(record));
        }

        writer.Write(LineEnd);
    }

    private void Write(FieldValue value)
    {
        switch (value.Shape)
        {
            case FieldShape.Null:
                break;
            case FieldShape.Text:
                WriteText(value.Text);
                break;
            case FieldShape.List:
                WriteText(string.Join(';', value.List));
                break;
            default:
                writer.Write(value.Text);
                break;
        }
    }

    private void WriteText(string text)
    {
        var isGuarded = forSpreadsheets && text.Length > 0 && BeginFormulas.Contains(text[0]);
        if (text.Length > 0 && !isGuarded && !text.AsSpan().ContainsAny(NeedQuotes))
        {
            writer.Write(text);
            return;
        }

        writer.Write('"');
        if (isGuarded) writer.Write('\'');
        writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        writer.Write('"');
    }
}
