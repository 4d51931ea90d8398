using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Faults;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests.Publishing;

[Collection(SharedAzurite.Name)]
public sealed class PublishersAtOnceTests(AzuriteServer azurite)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string prefix = AzuriteServer.NewPrefix();

    [Fact]
    public async Task The_same_upload_becomes_one_revision_with_one_commit()
    {
        using var one = new TestInstance(azurite, prefix);
        using var other = new TestInstance(azurite, prefix);
        for (var round = 1; round <= 10; round++)
        {
            var report = new ReportId($"{430_000_000 + round}", Period.Parse("2017-Q3"));
            var upload = await one.UploadAsync($"{report.TownshipId}/报告.txt", "2017-Q3\n粮食 320亩\n种粮户 30户");

            var ends = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(number => (number % 2 == 0 ? one : other).Publisher.PublishAsync(upload.Path, None)));

            Assert.All(ends, end => Assert.Equal((IngestionState.Published, 1), (end!.State, end.Revision)));
            Assert.Single(await one.Reports.RevisionsAsync(report, None));
            Assert.Equal(1, await one.Commits.ReadAllAsync(None).CountAsync(commit => commit.Report == report));
        }
    }

    [Fact]
    public async Task Different_files_of_one_report_leave_the_newest_visible_and_every_revision_whole()
    {
        using var one = new TestInstance(azurite, prefix, faults: FaultPlan.Often(1, 0.3, Fault.Slow));
        using var other = new TestInstance(azurite, prefix, faults: FaultPlan.Often(2, 0.3, Fault.Slow));
        for (var round = 1; round <= 10; round++)
        {
            var report = new ReportId($"{430_000_000 + round}", Period.Parse("2017-Q3"));
            var uploads = new List<Upload>();
            for (var version = 1; version <= 6; version++)
                uploads.Add(await one.UploadAsync($"{report.TownshipId}/{version}.txt", TextOf(version)));

            var ends = await Task.WhenAll(
                uploads.Select((upload, number) => (number % 2 == 0 ? one : other).Publisher.PublishAsync(upload.Path, None)));

            var history = await one.Reports.RevisionsAsync(report, None);
            var newest = uploads.Single(upload => !uploads.Exists(upload.IsOlderThan));
            Assert.Equal(newest.Path, history[^1].Source.Path);
            Assert.Equal(Enumerable.Range(1, history.Count), history.Select(entry => entry.Revision));
            Assert.Equal(history.Count, ends.Count(end => end!.State == IngestionState.Published));
            Assert.Equal(history.Count, await one.Commits.ReadAllAsync(None).CountAsync(commit => commit.Report == report));
            foreach (var entry in history) await IsWholeAsync(one, entry);
        }
    }

    [Fact]
    public async Task A_file_replaced_again_and_again_ends_as_its_last_version()
    {
        using var one = new TestInstance(azurite, prefix);
        using var other = new TestInstance(azurite, prefix);
        var report = ReportId.Parse("430681104-2017-Q3");
        const string path = "430681104/报告.txt";
        var events = new List<Task<Ingestion?>>();
        for (var version = 1; version <= 20; version++)
        {
            await one.UploadAsync(path, TextOf(version));
            events.Add((version % 2 == 0 ? one : other).Publisher.PublishAsync(path, None));
            await Task.Delay(version % 4 * 15);
        }

        var ends = await Task.WhenAll(events);

        Assert.All(ends, end => Assert.True(end!.IsSettled));
        var history = await one.Reports.RevisionsAsync(report, None);
        Assert.Equal(TextOf(20), await one.Texts.ReadAsync(report, history[^1].Revision, None));
        Assert.Equal(Enumerable.Range(1, history.Count), history.Select(entry => entry.Revision));
        Assert.Equal(history.Count, await one.Commits.ReadAllAsync(None).CountAsync());
    }

    private static string TextOf(int version) =>
        "2017-Q3" + string.Concat(Enumerable.Range(1, version).Select(line => $"\n粮食 {(100 * version) + line}亩"));

    /// <summary>Every row of the revision is of the same file.</summary>
    private static async Task IsWholeAsync(TestInstance app, RevisionEntry entry)
    {
        var revision = await app.Observations.ReadAsync(entry, None);
        var version = int.Parse(System.IO.Path.GetFileNameWithoutExtension(entry.Source.Path), System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(
            Enumerable.Range(1, version).Select(line => (decimal)((100 * version) + line)),
            revision.Observations.Select(observation => observation.Quantity.Value));
        Assert.Equal(TextOf(version), await app.Texts.ReadAsync(entry.Report, entry.Revision, None));
    }
}
