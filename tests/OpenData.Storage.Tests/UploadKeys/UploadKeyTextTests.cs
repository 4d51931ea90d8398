using OpenData.Storage.UploadKeys;

namespace OpenData.Storage.Tests.UploadKeys;

public sealed class UploadKeyTextTests
{
    private static readonly string Secret = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    [Fact]
    public void Has_256_random_bits_and_reads_back()
    {
        var key = UploadKeyText.NewFor("430681104");

        Assert.Matches("^odk_430681104_[0-9a-f]{8}_[0-9a-f]{64}$", key.Reveal());
        Assert.True(UploadKeyText.TryParse(key.Reveal(), out var parsed));
        Assert.Equal((key.TownshipId, key.Id), (parsed.TownshipId, parsed.Id));
        Assert.Equal(key.Hash([1, 2, 3]), parsed.Hash([1, 2, 3]));
        Assert.NotEqual(key.Reveal(), UploadKeyText.NewFor("430681104").Reveal());
    }

    [Fact]
    public void Shows_no_secret_by_accident()
    {
        var key = UploadKeyText.NewFor("430681104");

        Assert.Equal($"odk_430681104_{key.Id}_…", key.ToString());
        Assert.DoesNotContain(key.Reveal()[^20..], $"{key}", StringComparison.Ordinal);
    }

    [Fact]
    public void Another_salt_gives_another_hash()
    {
        var key = UploadKeyText.NewFor("430681104");

        Assert.NotEqual(key.Hash([1]), key.Hash([2]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("odk_430681104_4f1c90ab_")]
    [InlineData("odk_430681104_4f1c90ab")]
    [InlineData("key_430681104_4f1c90ab_{0}")]
    [InlineData("odk_4306811040_4f1c90ab_{0}")]
    [InlineData("odk_43068110４_4f1c90ab_{0}")]
    [InlineData("odk_430681104_4F1C90AB_{0}")]
    [InlineData("odk_430681104_4f1c90abc_{0}")]
    [InlineData("odk_430681104_4f1c90ab_{0}0")]
    [InlineData("odk_430681104_4f1c90ab_{0} ")]
    [InlineData("odk_430681104_4f1c90ab_{0}_")]
    public void Other_texts_are_no_keys(string? text) => Assert.False(UploadKeyText.TryParse(text?.Replace("{0}", Secret, StringComparison.Ordinal), out _));

    [Fact]
    public void Is_made_for_townships_only() => Assert.Throws<ArgumentException>(() => UploadKeyText.NewFor("4306811"));
}
