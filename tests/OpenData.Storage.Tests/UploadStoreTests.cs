using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests;

[Collection(SharedAzurite.Name)]
public sealed class UploadStoreTests(AzuriteServer azurite) : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TestInstance app = new(azurite, AzuriteServer.NewPrefix());

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Says_the_same_of_a_file_whether_asked_or_listing()
    {
        var asked = await app.UploadAsync("430681104/第三季度 #1.txt", "报告");

        Assert.Equal([asked], await app.Uploads.InFolderAsync("430681104/", None).ToListAsync());
        Assert.DoesNotContain('"', asked.ETag);
        Assert.Equal(6, asked.Length);
    }

    [Fact]
    public async Task Reads_exactly_the_version_asked_for()
    {
        var first = await app.UploadAsync("430681104/a.txt", "一");
        Assert.Equal("一"u8.ToArray(), (await app.Uploads.ReadAsync(first, None))!.Value.ToArray());
        Assert.True(await app.Uploads.IsCurrentAsync(first, None));

        await app.UploadAsync("430681104/a.txt", "二");

        Assert.Null(await app.Uploads.ReadAsync(first, None));
        Assert.False(await app.Uploads.IsCurrentAsync(first, None));
    }

    [Fact]
    public async Task Knows_nothing_of_a_file_that_is_gone()
    {
        var upload = await app.UploadAsync("430681104/a.txt", "一");
        await app.Storage.Uploads.DeleteBlobAsync(upload.Path);

        Assert.Null(await app.Uploads.FindAsync(upload.Path, None));
        Assert.Null(await app.Uploads.ReadAsync(upload, None));
        Assert.False(await app.Uploads.IsCurrentAsync(upload, None));
    }

    [Fact]
    public async Task Finds_every_file_in_exactly_one_folder()
    {
        string[] paths = ["430681104/a.txt", "430681104/b/c.txt", "430681104/d", "430422115/a.txt", "loose.txt", "无/a.txt"];
        foreach (var path in paths) await app.UploadAsync(path, "一");

        var found = new List<string>();
        await foreach (var folder in app.Uploads.FoldersAsync(None))
        {
            found.AddRange(await app.Uploads.InFolderAsync(folder, None).Select(upload => upload.Path).ToListAsync());
        }

        Assert.Equal(paths.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }
}
