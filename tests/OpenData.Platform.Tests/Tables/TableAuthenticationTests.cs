using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using OpenData.Testing;

namespace OpenData.Platform.Tests.Tables;

[Collection(SharedAzurite.Name)]
public sealed class TableAuthenticationTests(AzuriteServer azurite)
{
    private readonly string name = AzuriteServer.NewPrefix();

    [Fact]
    public async Task A_shared_key_opens_the_account()
    {
        var credential = new TableSharedKeyCredential(AzuriteServer.AccountName, AzuriteServer.AccountKey);
        var service = new TableServiceClient(azurite.TableEndpoint, credential);

        await service.CreateTableIfNotExistsAsync(name);
        await new TableClient(azurite.TableEndpoint, name, credential).AddEntityAsync(new TableEntity("p", "r"));

        Assert.Single(await service.GetTableClient(name).QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task A_wrong_key_does_not()
    {
        var credential = new TableSharedKeyCredential(AzuriteServer.AccountName, Convert.ToBase64String(new byte[64]));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => new TableClient(azurite.TableEndpoint, name, credential).CreateIfNotExistsAsync());

        Assert.Equal((403, "AuthorizationFailure"), (failure.Status, failure.ErrorCode));
    }

    [Fact]
    public async Task A_signature_made_elsewhere_opens_what_it_allows()
    {
        await new TableClient(azurite.ConnectionString, name).CreateIfNotExistsAsync();
        var connection = $"TableEndpoint={azurite.TableEndpoint};SharedAccessSignature={AccountSignature("ra")}";
        var table = new TableClient(connection, name);

        await table.AddEntityAsync(new TableEntity("p", "r") { ["Text"] = "白水" });
        var rows = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Text eq {"白水"}")).ToListAsync();
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r"));

        Assert.Single(rows);
        Assert.Equal(403, failure.Status);
    }

    [Fact]
    public async Task A_token_is_asked_for_by_the_scope_of_storage_and_sent_with_each_request()
    {
        var sent = new List<string>();
        var credential = new OneToken();
        var options = new TableClientOptions
        {
            Transport = new InterceptingTransport(request =>
            {
                request.Headers.TryGetValue("Authorization", out var authorization);
                sent.Add($"{request.Uri} {authorization}");
                return new CannedResponse(204);
            }),
        };

        await new TableClient(new Uri("https://county.table.core.windows.net"), "Reports", credential, options).DeleteEntityAsync("p", "r");
        await new TableServiceClient(new Uri("https://county.table.core.windows.net/"), credential, options).DeleteTableAsync("Reports");

        Assert.Equal(
            [
                "https://county.table.core.windows.net/Reports(PartitionKey='p',RowKey='r') Bearer the-token",
                "https://county.table.core.windows.net/Tables('Reports') Bearer the-token",
            ],
            sent);
        Assert.All(credential.Scopes, scope => Assert.Equal("https://storage.azure.com/.default", scope));
    }

    [Fact]
    public void A_token_is_not_sent_readable()
    {
        Assert.Throws<ArgumentException>(() => new TableServiceClient(new Uri("http://county.example"), new OneToken()));
        Assert.Throws<ArgumentException>(() => new TableClient(new Uri("http://county.example"), "Reports", new OneToken()));
    }

    /// <summary>
    /// A signature for the rows of all tables of the account, by the rules of the service's documentation ("Create an account SAS").
    /// </summary>
    private static string AccountSignature(string permissions)
    {
        const string Version = "2020-12-06";
        var expiry = DateTimeOffset.UtcNow.AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        string[] signed = [AzuriteServer.AccountName, permissions, "t", "co", "", expiry, "", "http,https", Version, "", ""];
        var key = Convert.FromBase64String(AzuriteServer.AccountKey);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Join('\n', signed))));
        return $"?sv={Version}&ss=t&srt=co&sp={permissions}&se={Uri.EscapeDataString(expiry)}&spr=http,https" +
            $"&sig={Uri.EscapeDataString(signature)}";
    }

    private sealed class OneToken : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new AccessToken("the-token", DateTimeOffset.UtcNow.AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
