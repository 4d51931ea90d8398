using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>
/// Takes the answer to a transaction apart: a multipart batch around a multipart change set around whole HTTP responses. After
/// a refusal the change set has one part, the refused one; some refusals stand in the batch without a change set.
/// </summary>
internal static class TransactionResponse
{
    /// <exception cref="InvalidDataException">The answer is not what the protocol describes.</exception>
    public static IReadOnlyList<Response> Read(Response response)
    {
        var answers = new List<Response>();
        var clientRequestId = response.ClientRequestId;
        ReadParts(response.Content.ToMemory(), response.Headers.ContentType, clientRequestId, answers);
        return answers.Count > 0 ? answers : throw new InvalidDataException("The answer to a transaction has no parts.");
    }

    private static void ReadParts(ReadOnlyMemory<byte> body, string? contentType, string clientRequestId, List<Response> answers)
    {
        foreach (var part in Parts(body, Boundary(contentType)))
        {
            var (headers, content) = SplitHead(SkipBlankLines(part));
            var type = headers.GetValueOrDefault("Content-Type");
            if (type is not null && type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
                ReadParts(content, type, clientRequestId, answers);
            else
                answers.Add(ReadResponse(content, clientRequestId));
        }
    }

    private static string Boundary(string? contentType)
    {
        foreach (var parameter in (contentType ?? "").Split(';', StringSplitOptions.TrimEntries))
        {
            if (parameter.StartsWith("boundary=", StringComparison.OrdinalIgnoreCase)) return parameter["boundary=".Length..].Trim('"');
        }

        throw new InvalidDataException($"'{contentType}' names no boundary.");
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Parts(ReadOnlyMemory<byte> body, string boundary)
    {
        var delimiter = Encoding.ASCII.GetBytes($"--{boundary}");
        var start = Find(body, delimiter, 0);
        while (start >= 0)
        {
            start += delimiter.Length;
            var end = Find(body, delimiter, start);
            if (end < 0) yield break;
            yield return body[start..end];
            start = end;
        }
    }

    private static int Find(ReadOnlyMemory<byte> body, byte[] delimiter, int from)
    {
        var index = body.Span[from..].IndexOf(delimiter);
        return index < 0 ? -1 : index + from;
    }

    private static MultipartAnswer ReadResponse(ReadOnlyMemory<byte> content, string clientRequestId)
    {
        var (statusLine, rest) = CutLine(content);

        // Azurite repeats the boundary before the status line when it refuses a transaction as a whole.
        while (!statusLine.StartsWith("HTTP/", StringComparison.Ordinal) && !rest.IsEmpty) (statusLine, rest) = CutLine(rest);
        var words = statusLine.Split(' ', 3);
        if (words.Length < 2 || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            throw new InvalidDataException("A part of the answer to a transaction has no status line.");
        var (headers, body) = SplitHead(rest);
        return new MultipartAnswer(status, words.Length > 2 ? words[2] : "", headers, body, clientRequestId);
    }

    private static (Dictionary<string, string> Headers, ReadOnlyMemory<byte> Body) SplitHead(ReadOnlyMemory<byte> part)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var rest = part;
        while (!rest.IsEmpty)
        {
            (var line, rest) = CutLine(rest);
            if (line.Length == 0) break;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        return (headers, rest);
    }

    private static ReadOnlyMemory<byte> SkipBlankLines(ReadOnlyMemory<byte> part) => part.TrimStart("\r\n"u8.ToArray());

    private static (string Line, ReadOnlyMemory<byte> Following) CutLine(ReadOnlyMemory<byte> text)
    {
        var end = text.Span.IndexOf((byte)'\n');
        if (end < 0) return (Encoding.UTF8.GetString(text.Span), default);
        return (Encoding.UTF8.GetString(text.Span[..end]).TrimEnd('\r'), text[(end + 1)..]);
    }
}
