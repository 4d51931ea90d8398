using System.Security.Cryptography;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>An account's name with one of its two keys.</summary>
public class TableSharedKeyCredential
{
    private readonly byte[] key;

    /// <param name="accountName">The name of the storage account.</param>
    /// <param name="accountKey">One of its keys, in Base64.</param>
    /// <exception cref="FormatException">The key is no Base64.</exception>
    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountName);
        ArgumentException.ThrowIfNullOrEmpty(accountKey);
        AccountName = accountName;
        key = Convert.FromBase64String(accountKey);
    }

    public string AccountName { get; }

    internal string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
