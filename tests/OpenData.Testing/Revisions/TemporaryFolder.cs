namespace OpenData.Testing.Revisions;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("opendata-");

    public string File(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Names of all files in it.</summary>
    public IEnumerable<string> Files() => folder.EnumerateFiles().Select(file => file.Name);

    public void Dispose() => folder.Delete(recursive: true);
}
