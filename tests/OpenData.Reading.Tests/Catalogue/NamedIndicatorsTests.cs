using OpenData.Reading.Catalogue;

namespace OpenData.Reading.Tests.Catalogue;

public sealed class NamedIndicatorsTests
{
    private static readonly NamedIndicators.Entry[] Entries =
    [
        .. from indicator in IndicatorCatalogue.All
           from name in indicator.Aliases.Prepend(indicator.LabelZh)
           from unit in IndicatorCatalogue.BaseUnitsOf(indicator)
           select new NamedIndicators.Entry(name, unit, indicator),
    ];

    private static readonly NamedIndicators Named = new(Entries);

    [Fact]
    public void Each_name_is_found_with_its_unit_and_the_first_of_two_alike_counts()
    {
        foreach (var group in Entries.GroupBy(entry => (entry.Name, entry.BaseUnit)))
        {
            Assert.Equal(group.First().Indicator, Named.Find(group.Key.Name, group.Key.BaseUnit));
        }
    }

    [Fact]
    public void What_is_no_name_or_has_another_unit_is_not_found()
    {
        var known = Entries.Select(entry => (entry.Name, entry.BaseUnit)).ToHashSet();
        foreach (var (name, unit, _) in Entries)
        {
            foreach (var (other, otherUnit) in new[] { (name + "的", unit), (name[1..], unit), (name[..^1], unit), (name, unit + "/年"), (name, "") })
            {
                if (!known.Contains((other, otherUnit))) Assert.Null(Named.Find(other, otherUnit));
            }
        }

        Assert.Null(Named.Find("", "户"));
        Assert.Null(Named.Find(new string('村', 10_000), "个"));
    }

    /// <summary>Their hash is of four characters at each end.</summary>
    [Fact]
    public void Names_that_differ_only_in_the_middle_are_told_apart()
    {
        var (first, second) = (IndicatorCatalogue.All[0], IndicatorCatalogue.All[1]);
        var named = new NamedIndicators([new("新建农村生活污水管网", "米", first), new("新建农村饮用污水管网", "米", second)]);
        Assert.Equal(first, named.Find("新建农村生活污水管网", "米"));
        Assert.Equal(second, named.Find("新建农村饮用污水管网", "米"));
        Assert.Null(named.Find("新建农村雨水污水管网", "米"));
    }

    [Fact]
    public void The_longest_name_is_known()
    {
        Assert.Equal(Entries.Max(entry => entry.Name.Length), Named.Longest);
    }
}
