using System.Text;
using OpenData.Observations;
using OpenData.Reading.Characters;
using OpenData.Reading.Tests.Gold;

namespace OpenData.Reading.Tests.Robustness;

/// <summary>Damaged reports are read like any other text: nothing is thrown, and every span still quotes what it says.</summary>
public sealed class MutationTests
{
    private const int SeedsEach = 6;

    public static TheoryData<string> Kinds => [.. TextMutations.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_damaged_report_breaks_no_rule(string kind)
    {
        foreach (var report in GoldCorpus.All)
        {
            for (var seed = 0; seed < SeedsEach; seed++)
            {
                var text = new TextMutations(seed).Apply(kind, report.Text);
                var faults = ReadingRules.Faults(ReportReader.ReadText(new ReportText(text), report.Hint));
                Assert.True(faults.Count == 0, $"{report}, seed {seed}: {string.Join("; ", faults.Take(3))}");
            }
        }
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("gb18030")]
    public void Damaged_bytes_are_read_or_rejected(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (var report in GoldCorpus.All)
        {
            for (var seed = 0; seed < SeedsEach; seed++)
            {
                var random = new Random(seed);
                var bytes = Encoding.GetEncoding(encoding).GetBytes(report.Text);
                for (var i = 0; i < 20; i++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                var reading = ReportReader.Read(bytes.AsMemory(0, random.Next(bytes.Length)), report.Hint);
                Assert.True(reading.Text.Length > 0 || reading.Rejection is not null);
                Assert.Empty(ReadingRules.Faults(reading));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\n\n")]
    [InlineData("\ud800")]
    [InlineData("\udc00\ud800")]
    [InlineData("第")]
    [InlineData("一")]
    [InlineData("1")]
    [InlineData("百分之")]
    [InlineData("((((((((")]
    [InlineData("〔2023〕")]
    [InlineData("\"1")]
    [InlineData("由1户")]
    [InlineData("一亿一亿一亿一亿一亿元")]
    [InlineData("1亿1亿1亿1亿1亿元")]
    [InlineData("1,234,567,890,123,456,789,012,345,678元")]
    [InlineData("0.12345678901234567890元")]
    [InlineData("其中其中其中其中1户其中")]
    [InlineData("年年年年")]
    [InlineData("1-")]
    [InlineData("1~2~3~4户")]
    [InlineData("1/2/3/4")]
    [InlineData("1:2:3:4")]
    [InlineData("9999999999999999999999999999999999999户")]
    [InlineData("九亿亿亿亿亿亿亿亿亿亿亿亿亿亿户")]
    [InlineData("1亿亿亿亿亿亿亿亿亿亿亿万万万户")]
    [InlineData("999999999999999亿亿亩")]
    [InlineData("0.000000000000000000000000000000001亩")]
    public void Odd_little_texts_break_no_rule(string text)
    {
        Assert.Empty(ReadingRules.Faults(ReportReader.ReadText(new ReportText(text), new ReportHint())));
        Assert.Empty(ReadingRules.Faults(ReportReader.Read(Encoding.UTF8.GetBytes(text), new ReportHint())));
    }
}
