using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using OpenData.Observations;

namespace OpenData.Storage.UploadKeys;

/// <summary>An upload key as its holder has it: <c>odk_430681104_4f1c90ab_</c> and 64 hexadecimal digits.</summary>
/// <remarks>
/// It names its township and its row, so that it is found with one look wherever it is shown, and begins in a way that scanners of
/// leaked secrets can be taught. One word for a double click; no character that a form or a shell would change.
/// </remarks>
public sealed record UploadKeyText
{
    /// <summary>What every key begins with.</summary>
    public const string Mark = "odk";

    /// <summary>256 bits: nobody guesses one, so that a plain hash of it is as good as a slow one.</summary>
    private const int SecretBytes = 32;

    private const int IdBytes = 4;

    private readonly byte[] secret;

    private UploadKeyText(string townshipId, string id, byte[] secret)
    {
        TownshipId = townshipId;
        Id = id;
        this.secret = secret;
    }

    public string TownshipId { get; }

    /// <summary>No secret: it names the key in lists and logs.</summary>
    public string Id { get; }

    /// <param name="townshipId">The one township that the key is to open.</param>
    public static UploadKeyText NewFor(string townshipId) =>
        ReportId.IsTownshipId(townshipId)
            ? new UploadKeyText(townshipId, RandomNumberGenerator.GetHexString(2 * IdBytes, lowercase: true), RandomNumberGenerator.GetBytes(SecretBytes))
            : throw new ArgumentException("A township id has nine digits.", nameof(townshipId));

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out UploadKeyText? key)
    {
        key = null;
        if (text?.Split('_') is not [Mark, var township, var id, var digits]) return false;
        if (!ReportId.IsTownshipId(township) || !Keys.IsUploadKeyId(id) || !Keys.IsLowerHex(digits, 2 * SecretBytes)) return false;
        key = new UploadKeyText(township, id, Convert.FromHexString(digits));
        return true;
    }

    /// <summary>What is stored instead of the key.</summary>
    public byte[] Hash(byte[] salt) => HMACSHA256.HashData(salt, secret);

    /// <summary>The whole key, secret included: for its holder's eyes only.</summary>
    public string Reveal() => $"{Mark}_{TownshipId}_{Id}_{Convert.ToHexStringLower(secret)}";

    /// <summary>Without the secret, so that no log ever shows it.</summary>
    public override string ToString() => $"{Mark}_{TownshipId}_{Id}_…";
}
