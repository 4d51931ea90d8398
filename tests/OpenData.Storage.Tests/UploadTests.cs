namespace OpenData.Storage.Tests;

public sealed class UploadTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 22, 7, 39, 16, TimeSpan.Zero);
    private static readonly Upload First = new("430681104/a.txt", "0x8D2", Time, 1);

    [Fact]
    public void Is_ordered_by_the_time_of_the_service()
    {
        var later = new Upload("430681104/b.txt", "0x8D1", Time.AddSeconds(1), 1);

        Assert.True(First.IsOlderThan(later));
        Assert.False(later.IsOlderThan(First));
    }

    [Fact]
    public void Is_ordered_by_etag_where_two_files_are_of_one_second()
    {
        var other = new Upload("430681104/b.txt", "0x8D3", Time, 1);

        Assert.True(First.IsOlderThan(other));
        Assert.False(other.IsOlderThan(First));
    }

    [Fact]
    public void Has_no_order_among_versions_of_one_file_in_one_second()
    {
        var other = First with { ETag = "0x8D3" };

        Assert.False(First.IsOlderThan(other));
        Assert.False(other.IsOlderThan(First));
        Assert.False(First.IsSameVersionAs(other));
    }

    [Fact]
    public void Is_not_older_than_itself()
    {
        Assert.False(First.IsOlderThan(First));
        Assert.True(First.IsSameVersionAs(First with { Length = 2 }));
    }
}
