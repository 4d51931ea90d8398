using Azure.Core;
using Microsoft.Extensions.Logging;
using OpenData.Storage.Index;
using OpenData.Testing;
using OpenData.Testing.Faults;
using OpenData.Testing.Instances;
using OpenData.Testing.Revisions;

namespace OpenData.Storage.Tests.Index;

[Collection(SharedAzurite.Name)]
public sealed class IndexSnapshotsTests(AzuriteServer azurite) : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string prefix = AzuriteServer.NewPrefix();
    private readonly TemporaryFolder folder = new();
    private readonly RecordedWarnings warnings = new();

    public void Dispose()
    {
        warnings.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task An_instance_without_an_index_begins_with_what_another_one_has()
    {
        using var first = Open("first.sqlite");
        Fill(first, 2001, 2020);
        await SnapshotsOf(first).SnapshotAsync(None);

        using var second = Open("second.sqlite");
        Assert.True(await SnapshotsOf(second).TryLoadAsync(None));

        Assert.Equal(IdsIn(first), IdsIn(second));
        Fill(second, 2021, 2021);
        Assert.Equal(21, IdsIn(second).Count);
        Assert.Empty(warnings.Messages);
    }

    [Fact]
    public async Task Where_there_is_no_snapshot_the_index_stays_as_it_is()
    {
        using var index = Open("index.sqlite");
        Fill(index, 2001, 2001);
        Assert.False(await SnapshotsOf(index).TryLoadAsync(None));
        Assert.Single(IdsIn(index));
    }

    [Fact]
    public async Task The_same_state_is_sent_once_and_the_two_newest_states_are_kept()
    {
        using var index = Open("index.sqlite");
        var snapshots = SnapshotsOf(index);
        var names = new List<string?>();
        for (var year = 2001; year <= 2004; year++)
        {
            Fill(index, year, year);
            names.Add(await snapshots.SnapshotAsync(None));
            Assert.Equal(names[^1], await snapshots.SnapshotAsync(None));
        }

        Assert.Equal(names.TakeLast(2).OfType<string>(), await BlobsAsync());
    }

    [Fact]
    public async Task No_second_copy_of_the_index_comes_to_lie_on_the_disk()
    {
        var seen = new HashSet<string>();
        void Look(ClientOptions options) => options.Transport = new InterceptingTransport(_ =>
        {
            lock (seen) seen.UnionWith(folder.Files());
            return null;
        });
        using var index = Open("index.sqlite");
        Fill(index, 2001, 2020);
        await SnapshotsOf(index, Look).SnapshotAsync(None);
        Assert.Equal(["index.sqlite", "index.sqlite-shm", "index.sqlite-wal"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_crash_anywhere_leaves_a_whole_snapshot_or_none()
    {
        using var index = Open("index.sqlite");
        Fill(index, 2001, 2003);
        for (var request = 1; ; request++)
        {
            var plan = FaultPlan.At(request, Fault.CrashAfter);
            Fill(index, 2003 + request, 2003 + request);
            if (await Record.ExceptionAsync(() => SnapshotsOf(index, plan.Configure).SnapshotAsync(None)) is null) break;

            using var other = Open($"other-{request}.sqlite");
            if (await SnapshotsOf(other).TryLoadAsync(None)) Assert.Equal(IdsIn(index).Take(IdsIn(other).Count), IdsIn(other));
        }

        Assert.Empty(warnings.Messages);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(5000)]
    public async Task A_snapshot_that_is_broken_is_passed_over_for_the_one_before(int bytesLeft)
    {
        using var index = Open("index.sqlite");
        Fill(index, 2001, 2010);
        await SnapshotsOf(index).SnapshotAsync(None);
        Fill(index, 2011, 2011);
        var newest = StorageWith().Index.GetBlobClient(await SnapshotsOf(index).SnapshotAsync(None));
        var whole = (await newest.DownloadContentAsync()).Value.Content.ToArray();
        Assert.True(whole.Length > 5000);
        await newest.UploadAsync(BinaryData.FromBytes(whole[..bytesLeft]), overwrite: true);

        using var other = Open("other.sqlite");
        Assert.True(await SnapshotsOf(other).TryLoadAsync(None));

        Assert.Equal(10, IdsIn(other).Count);
        Assert.Contains(newest.Name, Assert.Single(warnings.Messages), StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Files(), file => file.EndsWith(".download", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_snapshot_that_is_none_is_passed_over_too()
    {
        using var index = Open("index.sqlite");
        Fill(index, 2001, 2010);
        await SnapshotsOf(index).SnapshotAsync(None);
        Fill(index, 2011, 2011);
        var newest = StorageWith().Index.GetBlobClient(await SnapshotsOf(index).SnapshotAsync(None));
        await newest.UploadAsync(BinaryData.FromBytes(Enumerable.Repeat(byte.MaxValue, 5000).ToArray()), overwrite: true);

        using var other = Open("other.sqlite");
        Assert.True(await SnapshotsOf(other).TryLoadAsync(None));

        Assert.Equal(10, IdsIn(other).Count);
    }

    private static void Fill(ObservationIndex index, int first, int last)
    {
        for (var year = first; year <= last; year++)
        {
            var sample = RevisionBuilder.Of($"430681104-{year}").Section("一、农业").Says("全镇茶叶产业", $"{year}亩").Build();
            index.Apply(sample.Commit, sample.Revision, sample.Text);
        }
    }

    private static List<string> IdsIn(ObservationIndex index)
    {
        using var reader = index.Read();
        return [.. reader.Observations(ObservationFilter.Everything, reader.Head, [], null, 1000).Select(row => row.Revision.ObservationId(row.Sequence))];
    }

    private async Task<List<string>> BlobsAsync()
    {
        var names = new List<string>();
        await foreach (var blob in StorageWith().Index.GetBlobsAsync()) names.Add(blob.Name);
        return names;
    }

    private IndexSnapshots SnapshotsOf(ObservationIndex index, Action<ClientOptions>? configure = null)
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(warnings));
        StorageWith().Index.CreateIfNotExists();
        return new IndexSnapshots(StorageWith(configure), index, loggers.CreateLogger<IndexSnapshots>());
    }

    private StorageConnection StorageWith(Action<ClientOptions>? configure = null) => StorageConnection.From(azurite.ConnectionString, prefix, configure);

    private ObservationIndex Open(string name) => new(folder.File(name), PlainSample.Of);
}
