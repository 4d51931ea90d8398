using OpenData.Reading.Tests.Gold;

namespace OpenData.Reading.Tests.Robustness;

public sealed class RulesOfReportsTests
{
    public static TheoryData<string> Reports => GoldCorpus.NamesOf(GoldCorpus.All);

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_span_quotes_what_it_says(string name) => Assert.Empty(ReadingRules.Faults(GoldCorpus.Get(name).Reading));

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_report_in_its_own_folder_is_accepted(string name) => Assert.Null(GoldCorpus.Get(name).Reading.Rejection);
}
