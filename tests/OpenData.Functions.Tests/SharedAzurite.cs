using OpenData.Testing;

namespace OpenData.Functions.Tests;

[CollectionDefinition(Name)]
public sealed class SharedAzurite : ICollectionFixture<AzuriteServer>
{
    public const string Name = "Azurite";
}
