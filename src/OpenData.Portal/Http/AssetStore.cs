using System.Collections.Frozen;
using System.Security.Cryptography;

namespace OpenData.Portal.Http;

/// <summary>
/// Styles, scripts and pictures, out of the assembly. A folder's address holds a hash of all its files: modules can name each other by
/// relative paths, and browsers keep everything for a year.
/// </summary>
public sealed class AssetStore
{
    private const string Root = "assets/";

    private readonly FrozenDictionary<string, Asset> byPath;
    private readonly Dictionary<string, string> versions = new(StringComparer.Ordinal);

    public AssetStore()
    {
        var assembly = typeof(AssetStore).Assembly;
        var files = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Root, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (Name: name[Root.Length..].Replace('\\', '/'), Bytes: Read(assembly.GetManifestResourceStream(name)!)))
            .ToList();
        var found = new Dictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var folder in files.GroupBy(file => file.Name[..file.Name.IndexOf('/', StringComparison.Ordinal)]))
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var file in folder) hash.AppendData(file.Bytes);
            versions[folder.Key] = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
            foreach (var (name, bytes) in folder) found[name] = new Asset(name, bytes);
        }

        byPath = found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The address of a file, such as <c>site/portal.css</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public string Href(string name)
    {
        if (!byPath.ContainsKey(name)) throw new KeyNotFoundException($"There is no asset {name}.");
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return $"/{Root}{name[..slash]}-{versions[name[..slash]]}{name[slash..]}";
    }

    /// <summary>The answer for a path below the root; null where it names no asset.</summary>
    /// <remarks>A page that was kept by a browser may ask for the files of the build before: it gets today's, to be asked for again.</remarks>
    public AssetAnswer? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.StartsWith(Root, StringComparison.Ordinal)) return null;
        var slash = path.IndexOf('/', Root.Length);
        var dash = path.IndexOf('-', Root.Length);
        if (slash < 0 || dash < 0 || dash > slash) return null;
        var folder = path[Root.Length..dash];
        return byPath.TryGetValue(folder + path[slash..], out var asset)
            ? new AssetAnswer(asset, IsCurrent: path[(dash + 1)..slash] == versions[folder])
            : null;
    }

    private static byte[] Read(Stream stream)
    {
        using (stream)
        {
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
    }
}
