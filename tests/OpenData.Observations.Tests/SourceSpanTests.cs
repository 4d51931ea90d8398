namespace OpenData.Observations.Tests;

public sealed class SourceSpanTests
{
    [Fact]
    public void Is_half_open()
    {
        var span = SourceSpan.FromBounds(2, 5);

        Assert.Equal((2, 3, 5), (span.Start, span.Length, span.End));
        Assert.Equal("36户", span.Of("共有36户"));
        Assert.Equal("36户", span.Of("共有36户".AsSpan()).ToString());
        Assert.Equal("[2..5)", span.ToString());
    }

    [Theory]
    [InlineData(0, 2, 2, 4, false)]
    [InlineData(0, 3, 2, 4, true)]
    [InlineData(2, 4, 0, 3, true)]
    [InlineData(0, 9, 2, 4, true)]
    [InlineData(2, 4, 5, 9, false)]
    [InlineData(2, 2, 2, 4, false)]
    [InlineData(3, 3, 2, 4, true)]
    public void Overlaps_where_a_character_or_a_place_between_two_is_shared(int firstStart, int firstEnd, int secondStart, int secondEnd, bool overlaps)
    {
        var (first, second) = (SourceSpan.FromBounds(firstStart, firstEnd), SourceSpan.FromBounds(secondStart, secondEnd));

        Assert.Equal(overlaps, first.Overlaps(second));
        Assert.Equal(overlaps, second.Overlaps(first));
    }

    [Theory]
    [InlineData(0, 5, 0, 5, true)]
    [InlineData(0, 5, 1, 4, true)]
    [InlineData(0, 5, 5, 5, true)]
    [InlineData(0, 5, 4, 6, false)]
    [InlineData(1, 5, 0, 5, false)]
    public void Contains_what_lies_within_it(int outerStart, int outerEnd, int innerStart, int innerEnd, bool contains) =>
        Assert.Equal(contains, SourceSpan.FromBounds(outerStart, outerEnd).Contains(SourceSpan.FromBounds(innerStart, innerEnd)));

    [Fact]
    public void Outside_the_text_it_has_no_words() => Assert.Throws<ArgumentOutOfRangeException>(() => new SourceSpan(2, 9).Of("共有36户"));
}
