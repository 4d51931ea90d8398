using Microsoft.Extensions.Configuration;
using OpenData.Testing;

namespace OpenData.Storage.Tests;

public sealed class StorageConnectionTests
{
    [Theory]
    [InlineData("OpenDataStorage")]
    [InlineData("ConnectionStrings:OpenDataStorage")]
    public void Takes_a_connection_string(string setting)
    {
        var connection = StorageConnection.From(Settings((setting, "UseDevelopmentStorage=true")));

        Assert.Equal(AzuriteServer.AccountName, connection.Blobs.AccountName);
        Assert.Equal(AzuriteServer.AccountName, connection.Tables.AccountName);
        Assert.Equal(("uploads", "Reports"), (connection.Uploads.Name, connection.Reports.Name));
    }

    [Fact]
    public void Takes_the_addresses_of_the_services_for_a_managed_identity()
    {
        var connection = StorageConnection.From(Settings(
            ("OpenDataStorage:blobServiceUri", "https://data.blob.core.windows.net"),
            ("OpenDataStorage:tableServiceUri", "https://data.table.core.windows.net"),
            ("OpenDataStorage:credential", "managedidentity"),
            ("OpenDataStorage:clientId", "00000000-0000-0000-0000-000000000001")));

        Assert.Equal("https://data.blob.core.windows.net/texts", connection.Texts.Uri.AbsoluteUri);
        Assert.Equal("https://data.table.core.windows.net/Commits", connection.Commits.Uri.AbsoluteUri);
    }

    [Fact]
    public void Says_which_setting_is_missing()
    {
        var nothing = Assert.Throws<InvalidOperationException>(() => StorageConnection.From(Settings()));
        var half = Assert.Throws<InvalidOperationException>(
            () => StorageConnection.From(Settings(("OpenDataStorage:blobServiceUri", "https://data.blob.core.windows.net"))));

        Assert.Equal(
            "Set OpenDataStorage to a connection string, or OpenDataStorage__blobServiceUri to the address of the service.", nothing.Message);
        Assert.Contains("OpenDataStorage__tableServiceUri", half.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
}
