using Microsoft.Azure.Functions.Worker.InProcess.Storage;
using Microsoft.Extensions.Configuration;

namespace OpenData.Platform.Tests.Worker;

public sealed class StorageAccountsTests
{
    private const string Account = "DefaultEndpointsProtocol=https;AccountName=county;AccountKey=c2VjcmV0;EndpointSuffix=core.chinacloudapi.cn";

    [Theory]
    [InlineData("OpenDataStorage", Account, "https://county.blob.core.chinacloudapi.cn/")]
    [InlineData("AzureWebJobsOpenDataStorage", Account, "https://county.blob.core.chinacloudapi.cn/")]
    [InlineData("ConnectionStrings:OpenDataStorage", Account, "https://county.blob.core.chinacloudapi.cn/")]
    [InlineData("OpenDataStorage", "UseDevelopmentStorage=true", "http://127.0.0.1:10000/devstoreaccount1")]
    [InlineData("OpenDataStorage:blobServiceUri", "https://county.blob.core.windows.net", "https://county.blob.core.windows.net/")]
    [InlineData("OpenDataStorage:accountName", "county", "https://county.blob.core.windows.net/")]
    public void Finds_the_account_of_a_connection(string setting, string value, string blobs) =>
        Assert.Equal(new Uri(blobs), Accounts((setting, value)).Blobs("OpenDataStorage", "The test").Uri);

    [Theory]
    [InlineData("managedidentity", "5d7dd1a0-0000-4000-8000-000000000000", null, null)]
    [InlineData("managedidentity", null, null, null)]
    [InlineData(null, "5d7dd1a0-0000-4000-8000-000000000000", "0f1f1a00-0000-4000-8000-000000000000", "secret")]
    [InlineData(null, null, null, null)]
    public void Takes_an_identity_where_there_is_no_key(string? credential, string? clientId, string? tenantId, string? clientSecret)
    {
        var accounts = Accounts(
            ("OpenDataStorage:blobServiceUri", "https://county.blob.core.windows.net"),
            ("OpenDataStorage:queueServiceUri", "https://county.queue.core.windows.net"),
            ("OpenDataStorage:credential", credential),
            ("OpenDataStorage:clientId", clientId),
            ("OpenDataStorage:tenantId", tenantId),
            ("OpenDataStorage:clientSecret", clientSecret));

        Assert.False(accounts.Blobs("OpenDataStorage", "The test").CanGenerateAccountSasUri);
        Assert.Equal("some-queue", accounts.Queue("OpenDataStorage", "some-queue", "The test").Name);
    }

    [Theory]
    [InlineData("OpenDataStorage", "AccountName=county", "The connection string in 'OpenDataStorage' has no AccountName and AccountKey.")]
    [InlineData("OpenDataStorage", "AccountName=county;AccountKey=%", "The AccountKey in 'OpenDataStorage' is not base64.")]
    [InlineData("OpenDataStorage:blobServiceUri", "https://county.blob.core.windows.net", "The test needs 'OpenDataStorage__queueServiceUri' (or 'OpenDataStorage__accountName'), which has no value.")]
    public void Says_what_is_wrong_without_telling_secrets(string setting, string value, string message)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Accounts((setting, value)).Queue("OpenDataStorage", "some-queue", "The test"));

        Assert.Equal(message, refusal.Message);
    }

    private static StorageAccounts Accounts(params (string Key, string? Value)[] settings) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value))).Build());
}
