using OpenData.Reading.Quantities;
using OpenData.Reading.Words;

namespace OpenData.Reading.Tests.Words;

public sealed class WordFileTests
{
    [Theory]
    [InlineData("phrases.txt")]
    [InlineData("numeral-words.txt")]
    public void No_word_stands_twice_in_a_list(string file) =>
        Assert.Empty(WordFile.Read(file).SelectMany(list => list.Value.GroupBy(word => word, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"{list.Key}: {same.Key}")));

    /// <summary>NumeralReader passes over places by the first two characters of these words.</summary>
    [Fact]
    public void Words_with_numerals_have_two_characters_or_more() =>
        Assert.All(WordFile.NumeralWords["word"].Concat(WordFile.NumeralWords["date"]).Concat(RelativeTimes.All), word => Assert.True(word.Length > 1, word));

    [Theory]
    [InlineData("lead", "not-lead")]
    [InlineData("tail", "not-tail")]
    public void No_word_is_both_cut_off_and_kept(string cut, string kept) =>
        Assert.Empty(WordFile.Phrases[cut].Intersect(WordFile.Phrases[kept], StringComparer.Ordinal));
}
