using OpenData.Testing;

namespace OpenData.Portal.Tests;

/// <summary>One Azurite for all tests of the portal.</summary>
[CollectionDefinition(nameof(SharedAzurite))]
public sealed class SharedAzurite : ICollectionFixture<AzuriteServer>;
