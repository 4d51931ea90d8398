using OpenData.Reading.Words;

namespace OpenData.Reading.Tests.Words;

public sealed class WordTableTests
{
    private const string Letters = "一二村镇";

    /// <summary>Many words with the same beginnings and ends, so that slots are shared, of one character to seven.</summary>
    private static readonly string[] List = [.. Enumerable.Range(0, 300).Select(seed => RandomText(seed)).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal)];

    private static readonly WordTable<string> Forwards = new(List.Select(word => KeyValuePair.Create(word, word)));
    private static readonly WordTable<string> Backwards = new(List.Select(word => KeyValuePair.Create(word, word)), backwards: true);

    [Fact]
    public void Finds_the_longest_word_that_begins_at_a_place()
    {
        for (var seed = 1000; seed < 1400; seed++)
        {
            var text = RandomText(seed, Letters + "\0") + RandomText(seed + 7000);
            for (var at = 0; at <= text.Length; at++)
            {
                var expected = List.Where(word => text.AsSpan(at).StartsWith(word, StringComparison.Ordinal)).MaxBy(word => word.Length);
                Assert.Equal(expected is not null, Forwards.TryMatch(text, at, out var found, out var length));
                Assert.Equal(expected, found);
                Assert.Equal(expected?.Length ?? 0, length);
            }
        }
    }

    [Fact]
    public void Finds_the_longest_word_that_ends_before_a_place()
    {
        for (var seed = 2000; seed < 2400; seed++)
        {
            var text = RandomText(seed, Letters + "\0") + RandomText(seed + 7000);
            for (var end = 0; end <= text.Length; end++)
            {
                var expected = List.Where(word => text.AsSpan(0, end).EndsWith(word, StringComparison.Ordinal)).MaxBy(word => word.Length);
                Assert.Equal(expected is not null, Backwards.TryMatchBefore(text, end, out var found, out var length));
                Assert.Equal(expected, found);
                Assert.Equal(expected?.Length ?? 0, length);
            }
        }
    }

    [Fact]
    public void Goes_on_to_the_next_place_where_a_word_begins()
    {
        var table = WordTable.Of(["镇", "村民", "村民小组"]);
        const string Text = "全村12个村民小组,全镇";
        var at = 0;
        Assert.True(table.TryFind(Text, ref at, out _, out var length));
        Assert.Equal("村民小组", Text.Substring(at, length));
        at += length;
        Assert.True(table.TryFind(Text, ref at, out _, out length));
        Assert.Equal("镇", Text.Substring(at, length));
        at += length;
        Assert.False(table.TryFind(Text, ref at, out _, out length));
        Assert.Equal((Text.Length, 0), (at, length));
    }

    [Fact]
    public void Says_where_in_a_text_a_word_stands()
    {
        var (begins, ends) = (WordTable.Of(["村民"]), WordTable.Of(["村民"], backwards: true));
        Assert.True(begins.Begins("村民小组") && begins.IsIn("全镇村民") && begins.Contains("村民") && ends.Ends("全镇村民") && ends.Contains("村民"));
        Assert.False(begins.Begins("全镇村民") || begins.IsIn("村庄民居") || begins.Contains("村民们") || ends.Ends("村民们") || ends.Contains("的村民"));
    }

    [Fact]
    public void A_word_that_comes_twice_keeps_its_first_value()
    {
        var table = new WordTable<int>([new("村", 1), new("村", 2), new("", 3)]);
        Assert.True(table.TryMatch("村", 0, out var value, out _));
        Assert.Equal(1, value);
        Assert.False(table.TryMatch("", 0, out _, out _));
    }

    private static string RandomText(int seed, string letters = Letters)
    {
        var random = new Random(seed);
        return new string([.. Enumerable.Range(0, random.Next(8)).Select(_ => letters[random.Next(letters.Length)])]);
    }
}
