using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace OpenData.Api.Http;

/// <summary>Tells one body of a resource from every other: the state of the data, the question, the form of the answer.</summary>
public sealed class Version
{
    private static readonly string Build = typeof(Version).Module.ModuleVersionId.ToString();

    private readonly string hash;

    /// <param name="state">Of the data, the same in every instance.</param>
    /// <param name="lastModified">When the data came into this state.</param>
    /// <param name="form">Everything else the body depends on.</param>
    public Version(long state, DateTimeOffset lastModified, params ReadOnlySpan<string> form)
    {
        // Another build may write other bytes.
        var text = string.Join('\n', [.. form, Build]);
        var bytes = new byte[8 + Encoding.UTF8.GetByteCount(text)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, state);
        Encoding.UTF8.GetBytes(text, bytes.AsSpan(8));
        hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 10));
        LastModified = lastModified;
    }

    public DateTimeOffset LastModified { get; }

    /// <summary>Strong, so the compressed body has one of its own.</summary>
    public string ETag(string? coding) => coding is null ? $"\"{hash}\"" : $"\"{hash}-{coding}\"";

    /// <summary>Whether the conditions of the request say that the sender has this body already.</summary>
    public bool IsKnownTo(HttpRequest request)
    {
        if (request.Headers.IfNoneMatch.Count > 0)
        {
            return EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
                && tags.Any(tag => tag.Tag == "*" || tag.Tag == ETag(null) || tag.Tag == ETag("br") || tag.Tag == ETag("gzip"));
        }

        return request.GetTypedHeaders().IfModifiedSince is { } since && LastModified.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
    }
}
