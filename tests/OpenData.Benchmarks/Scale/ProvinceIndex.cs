using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Newtonsoft.Json;
using OpenData.Reading.Characters;
using OpenData.Storage.Index;

namespace OpenData.Benchmarks.Scale;

/// <summary>An index file with the first reports of the province, and what making it took.</summary>
/// <param name="Path">Of the file.</param>
/// <param name="Reports">In it.</param>
/// <param name="Observations">In it.</param>
/// <param name="Seconds">From an empty file to this one.</param>
internal sealed record ProvinceIndex(string Path, int Reports, long Observations, double Seconds)
{
    public double Megabytes => new FileInfo(Path).Length / 1e6;

    /// <summary>The files of an earlier run with the same sizes and tables, or new ones.</summary>
    public static IReadOnlyList<ProvinceIndex> MakeOrFind(string folder, IReadOnlyList<int> sizes)
    {
        var notes = System.IO.Path.Combine(folder, "made.json");
        var found = File.Exists(notes) ? JsonConvert.DeserializeObject<List<ProvinceIndex>>(File.ReadAllText(notes))! : [];
        if (found.Select(made => made.Reports).SequenceEqual(sizes) && found.TrueForAll(made => HasTables(made.Path))) return found;
        var fresh = Make(folder, sizes);
        File.WriteAllText(notes, JsonConvert.SerializeObject(fresh));
        return fresh;
    }

    /// <summary>Whether the index would take the file as it is: one of another version it throws away.</summary>
    private static bool HasTables(string path)
    {
        if (!File.Exists(path)) return false;
        var empty = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, "version.sqlite");
        using (new ObservationIndex(empty, PlainCharacters.Of)) return VersionOf(path) == VersionOf(empty);
    }

    private static long VersionOf(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }

    private static void Copy(ObservationIndex index, string path)
    {
        using var frozen = index.TryFreeze() ?? throw new InvalidOperationException("Somebody reads the index while it is made.");
        using var file = File.Create(path);
        frozen.CopyToAsync(file, CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <summary>Fills one index through the code that applies a published revision, and puts a snapshot aside at each size.</summary>
    private static List<ProvinceIndex> Make(string folder, IReadOnlyList<int> sizes)
    {
        Directory.CreateDirectory(folder);
        var working = System.IO.Path.Combine(folder, "working.sqlite");
        foreach (var leftover in Directory.GetFiles(folder)) File.Delete(leftover);
        var made = new List<ProvinceIndex>();
        var (applying, count) = (new Stopwatch(), 0L);
        using (var index = new ObservationIndex(working, PlainCharacters.Of))
        {
            var done = 0;
            foreach (var size in sizes)
            {
                foreach (var report in Province.ReportsFrom(done, size))
                {
                    applying.Start();
                    index.Apply(report.Commit, report.Revision, report.Text);
                    applying.Stop();
                    count += report.Revision.Observations.Count;
                    if (++done % 500 == 0) Console.Error.WriteLine($"{done} reports, {count} observations, {applying.Elapsed.TotalSeconds:0} s …");
                }

                var path = System.IO.Path.Combine(folder, FormattableString.Invariant($"province-{size}.sqlite"));
                Copy(index, path);
                made.Add(new ProvinceIndex(path, size, count, applying.Elapsed.TotalSeconds));
            }
        }

        foreach (var leftover in Directory.GetFiles(folder, "working.*")) File.Delete(leftover);
        return made;
    }
}
