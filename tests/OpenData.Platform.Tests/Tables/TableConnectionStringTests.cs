using Azure.Data.Tables;
using OpenData.Testing;

namespace OpenData.Platform.Tests.Tables;

public sealed class TableConnectionStringTests
{
    private const string Account = "AccountName=county;AccountKey=a2V5cw==";

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData(
        "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://azurite",
        "http://azurite:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData(Account, "https://county.table.core.windows.net/", "county")]
    [InlineData(" accountname = county ; ACCOUNTKEY = a2V5cw== ; ", "https://county.table.core.windows.net/", "county")]
    [InlineData(
        $"DefaultEndpointsProtocol=http;{Account};EndpointSuffix=core.chinacloudapi.cn",
        "http://county.table.core.chinacloudapi.cn/", "county")]
    [InlineData($"{Account};TableEndpoint=http://10.0.0.5:10002/county/", "http://10.0.0.5:10002/county/", "county")]
    [InlineData(
        "BlobEndpoint=https://a.example;TableEndpoint=https://county.table.core.windows.net;SharedAccessSignature=sv=1&sig=2%3D",
        "https://county.table.core.windows.net/", "county")]
    [InlineData(
        "TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;SharedAccessSignature=?sv=1",
        "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    public void Names_the_endpoint_and_the_account(string connectionString, string endpoint, string account)
    {
        var service = new TableServiceClient(connectionString);

        Assert.Equal(endpoint, service.Uri.AbsoluteUri);
        Assert.Equal(account, service.AccountName);
        Assert.Equal($"{endpoint.TrimEnd('/')}/Reports", service.GetTableClient("Reports").Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=false")]
    [InlineData("UseDevelopmentStorage")]
    [InlineData("AccountName=county")]
    [InlineData("AccountKey=a2V5cw==")]
    [InlineData("AccountName=county;AccountKey=?")]
    [InlineData($"{Account};AccountName=town")]
    [InlineData($"{Account};TableEndpoint=ftp://county")]
    [InlineData($"{Account};TableEndpoint=county")]
    [InlineData("SharedAccessSignature=sv=1")]
    public void Says_when_it_is_malformed(string connectionString)
    {
        Assert.Throws<FormatException>(() => new TableServiceClient(connectionString));
        Assert.Throws<FormatException>(() => new TableClient(connectionString, "Reports"));
    }

    [Fact]
    public void Is_not_empty() => Assert.Throws<ArgumentException>(() => new TableServiceClient(""));

    [Theory]
    [InlineData(TableClientOptions.ServiceVersion.V2019_02_02, "2019-02-02")]
    [InlineData(TableClientOptions.ServiceVersion.V2020_12_06, "2020-12-06")]
    public async Task Sends_the_version_of_the_protocol_chosen(TableClientOptions.ServiceVersion version, string header)
    {
        string? sent = null;
        var options = new TableClientOptions(version)
        {
            Transport = new InterceptingTransport(request =>
            {
                request.Headers.TryGetValue("x-ms-version", out sent);
                return new CannedResponse(204);
            }),
        };

        await new TableServiceClient(Account, options).DeleteTableAsync("Reports");

        Assert.Equal(header, sent);
    }
}
