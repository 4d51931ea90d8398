using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using OpenData.Testing;

namespace OpenData.Api.Tests.Uploads;

/// <summary>Clerks name files after people; the names are shown to everyone beside the report.</summary>
[Collection(SharedAzurite.Name)]
public sealed class FileNameTests(AzuriteServer azurite)
{
    [Theory]
    [InlineData("李主任13812345678.txt", "李主任138********.txt")]
    [InlineData("2023年总结 138-1234-5678.txt", "2023年总结 138-****-****.txt")]
    [InlineData("430681195806141234上报.txt", "430681************上报.txt")]
    [InlineData("2023-第20231231号.txt", "2023-第20231231号.txt")]
    public async Task A_personal_number_in_the_name_of_a_file_is_shown_nowhere(string name, string shown)
    {
        await using var township = await UploadingTownship.StartAsync(azurite);

        using var sent = await township.PutAsync(Uri.EscapeDataString(name), UploadingTownship.Report(2023));
        var answered = await UploadingTownship.DataAsync(202, sent);
        await township.PublishAsync(name);
        await township.Server.Services.GetRequiredService<OpenData.Storage.Index.IndexFollower>().FollowOnceAsync(CancellationToken.None);

        var expected = $"{UploadingTownship.Id}/{shown}";
        Assert.Equal(expected, (string?)answered["file"]);
        Assert.Equal(expected, (string?)(await township.StatusAsync((string)answered["upload_id"]!))["file"]);
        Assert.Equal(expected, (string?)(await ListAsync(township, $"/uploads/{UploadingTownship.Id}")).Single()["file"]);
        Assert.Equal(expected, (string?)(await ListAsync(township, "/reports")).Single()["source_file"]);
        Assert.Equal(expected, (string?)(await township.Server.JsonAsync($"/reports/{UploadingTownship.Id}-2023/revisions/1"))["data"]!["source_file"]);
    }

    private static async Task<JToken> ListAsync(UploadingTownship township, string path) =>
        (await township.Server.JsonAsync(path, township.Bearer))["data"]!;
}
