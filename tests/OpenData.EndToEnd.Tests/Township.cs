using Azure.Storage.Blobs;
using OpenData.Testing;

namespace OpenData.EndToEnd.Tests;

/// <summary>Sends files as a township does.</summary>
internal sealed class Township(AzuriteServer azurite)
{
    private readonly BlobContainerClient uploads = new(azurite.ConnectionString, "uploads");

    public Task SendAsync(string path, string text) => SendAsync(path, BinaryData.FromString(text));

    public async Task SendAsync(string path, BinaryData content)
    {
        await uploads.CreateIfNotExistsAsync();
        await uploads.GetBlobClient(path).UploadAsync(content, overwrite: true);
    }

    /// <summary>A short report of its own words, whose figures depend on <paramref name="number"/>.</summary>
    public static string Report(string township, int year, int number) =>
        $"{township}{year}年工作总结\n一、民生保障\n全年发放高龄补贴{100 + number}人{20 + number}万元，新建卫生厕所{10 + number}座。\n" +
        $"二、社会治理\n排查矛盾纠纷{200 + number}起，化解{200 + number}起，化解率100%。\n";
}
