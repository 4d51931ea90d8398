using System.Text;
using OpenData.Api.Http;

namespace OpenData.Api.Parameters;

/// <summary>The query string taken apart: strictly, where ASP.NET Core would repair or drop what is broken.</summary>
internal static class RawQuery
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Names and values in the order they were sent.</summary>
    /// <exception cref="ProblemException">It is not percent-encoded UTF-8, or holds control characters.</exception>
    public static IReadOnlyList<(string Name, string Value)> Parse(string? query)
    {
        var pairs = new List<(string, string)>();
        foreach (var part in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            pairs.Add(equals < 0 ? (Decode(part), "") : (Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }

        return pairs;
    }

    private static string Decode(string text)
    {
        var bytes = new byte[Strict.GetMaxByteCount(text.Length)];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2])) throw Malformed();
                bytes[count++] = Convert.ToByte(text.Substring(i + 1, 2), fromBase: 16);
                i += 2;
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(text, i)) count += Strict.GetBytes(text, i++, 2, bytes, count);
            else if (char.IsSurrogate(text[i])) throw Malformed();
            else count += Strict.GetBytes([text[i] == '+' ? ' ' : text[i]], 0, 1, bytes, count);
        }

        try
        {
            var decoded = Strict.GetString(bytes, 0, count);
            return decoded.Any(char.IsControl) ? throw Malformed() : decoded;
        }
        catch (DecoderFallbackException)
        {
            throw Malformed();
        }
    }

    private static ProblemException Malformed() => new(Problems.MalformedQuery());
}
