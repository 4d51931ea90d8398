using System.Collections.Concurrent;
using System.Globalization;

namespace OpenData.EndToEnd.Tests.Reliability;

/// <summary>
/// Uploads in an order that a seed fixes: new versions, earlier ones again, two versions of one report at the same moment under one
/// name or two, and files that are no reports. Each goes to any of the instances, eight at a time.
/// </summary>
internal sealed class ManyUploads(FrontDoor door, IReadOnlyList<SeedReport> reports, int seed)
{
    private const int AtOnce = 8;

    private readonly Random random = new(seed);
    private readonly ConcurrentBag<string> answers = [];

    /// <summary>The ids that were answered, one for each file that was sent.</summary>
    public IReadOnlyCollection<string> Answers => answers;

    /// <summary>The two names under which the files of a report are sent.</summary>
    public static IEnumerable<string> FilesOf(SeedReport report) => [$"{report.Year}.txt", $"{report.Year}年第二稿.txt"];

    public Task SendAsync(int count, IReadOnlyList<AppProcess> instances) =>
        Parallel.ForEachAsync(Plan(count, instances), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (file, _) =>
        {
            var (upload, _) = await door.SendAsync(file.Instance, file.Report.TownshipId, file.Name, file.Text);
            answers.Add(upload.Value<string>("upload_id")!);
        });

    private List<SentFile> Plan(int count, IReadOnlyList<AppProcess> instances)
    {
        var (files, versions) = (new List<SentFile>(), new int[reports.Count]);
        var which = 0;
        for (var number = 0; number < count; number++)
        {
            // Every second file is of the report of the one before: the two are under way together.
            if (number % 2 == 0) which = random.Next(reports.Count);
            var (report, names) = (reports[which], FilesOf(reports[which]).ToArray());
            var (name, text) = random.Next(10) switch
            {
                0 => ("letter.txt", string.Create(CultureInfo.InvariantCulture, $"A letter in English, number {number}, and no report at all.")),
                1 or 2 when versions[which] > 0 => (names[random.Next(2)], report.Version(random.Next(1, versions[which] + 1))),
                3 or 4 => (names[1], report.Version(++versions[which])),
                _ => (names[0], report.Version(++versions[which])),
            };
            files.Add(new SentFile(instances[random.Next(instances.Count)], report, name, text));
        }

        return files;
    }

    private sealed record SentFile(AppProcess Instance, SeedReport Report, string Name, string Text);
}
