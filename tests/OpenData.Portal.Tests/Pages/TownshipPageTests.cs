using System.Net;
using AngleSharp.Dom;
using OpenData.Observations;
using OpenData.Reading.Catalogue;
using OpenData.Testing;
using OpenData.Testing.Revisions;

namespace OpenData.Portal.Tests.Pages;

[Collection(nameof(SharedAzurite))]
public sealed class TownshipPageTests(AzuriteServer azurite)
{
    private const string Page = $"/townships/{PageAddresses.Township}";

    private static readonly string[] Agriculture = [.. IndicatorCatalogue.All.Where(indicator => indicator.Topic == Topic.Agriculture).Select(indicator => indicator.Id).Take(12)];

    [Fact]
    public async Task A_topic_shows_what_is_reported_most_steadily_and_leads_to_all_of_it()
    {
        await using var server = await PortalServer.StartAsync(azurite, Reports());

        var section = Section(await server.PageAsync($"/en{Page}"), "agriculture");
        var shown = Indicators(section);
        Assert.Equal(8, shown.Count);
        Assert.Equal($"/en/indicators/{Agriculture[^1]}", shown[0]);
        Assert.Equal("12", section.QuerySelector("summary .count")!.TextContent);
        var all = section.QuerySelector("a.button")!;
        Assert.Equal("Agriculture: all 12 indicators", all.TextContent);
        Assert.Equal($"/en{Page}?topic=agriculture#agriculture", all.GetAttribute("href"));

        var whole = Section(await server.PageAsync(all.GetAttribute("href")!.Split('#')[0]), "agriculture");
        Assert.Equal(shown, Indicators(whole).Take(8));
        Assert.Equal(12, Indicators(whole).Count);
        Assert.True(whole.HasAttribute("open"));
        Assert.Null(whole.QuerySelector("a.button"));
    }

    [Fact]
    public async Task Only_the_topic_that_was_asked_for_is_open()
    {
        await using var server = await PortalServer.StartAsync(azurite, Reports());

        Assert.Equal(["agriculture"], Open(await server.PageAsync(Page)));
        Assert.Equal(["environment"], Open(await server.PageAsync($"{Page}?topic=environment")));
        await server.PageAsync($"{Page}?topic=nothing", HttpStatusCode.BadRequest);

        static IEnumerable<string?> Open(IDocument page) => page.QuerySelectorAll("details.topic[open]").Select(topic => topic.Id);
    }

    [Fact]
    public async Task A_number_leads_to_its_sentence_and_a_year_without_one_is_a_gap()
    {
        await using var server = await PortalServer.StartAsync(azurite, Reports());

        var section = Section(await server.PageAsync(Page), "environment");
        Assert.Equal(["2022", "2021", "2020"], section.QuerySelectorAll("thead th").Skip(1).Select(year => year.TextContent));
        var cells = section.QuerySelectorAll("tbody td");
        Assert.Equal([$"/reports/{PageAddresses.Township}-2022#o2", null, $"/reports/{PageAddresses.Township}-2020#o13"], cells.Select(cell => cell.QuerySelector("a")?.GetAttribute("href")));
        Assert.NotNull(cells[1].QuerySelector(".gap"));
    }

    [Fact]
    public async Task Of_several_figures_of_a_year_the_one_about_the_whole_year_is_shown()
    {
        await using var server = await PortalServer.StartAsync(
            azurite,
            Toilets("-2022", "30座", Period.OfYear(2022), 0.5m),
            Toilets("-2022-Q1", "10座", Period.OfQuarter(2022, 1), 1),
            Toilets("-2022-H1", "20座", Period.OfHalf(2022, 1), 1));

        var figure = Assert.Single(Section(await server.PageAsync(Page), "environment").QuerySelectorAll("tbody data"));
        Assert.Equal("30", figure.GetAttribute("value"));
    }

    /// <summary>Twelve indicators of one topic, the last of them twice; one of another in the first and the last of three years.</summary>
    private static SampleRevision[] Reports()
    {
        var first = RevisionBuilder.Of($"{PageAddresses.Township}-2020");
        foreach (var id in Agriculture) first.Says("种植", "5亩", change: o => o with { IndicatorId = id });
        first.Says("新建卫生厕所", "210座", change: ToiletsOf);
        var second = RevisionBuilder.Of($"{PageAddresses.Township}-2021").Says("种植", "6亩", change: o => o with { IndicatorId = Agriculture[^1] });
        var third = RevisionBuilder.Of($"{PageAddresses.Township}-2022").Says("别的", "6亩").Says("新建卫生厕所", "230座", change: ToiletsOf);
        return [first.Build(), second.Build(), third.Build()];
    }

    private static SampleRevision Toilets(string report, string quantity, Period period, decimal confidence) => RevisionBuilder.Of(PageAddresses.Township + report)
        .Says("新建卫生厕所", quantity, change: o => ToiletsOf(o) with { Period = period, Confidence = confidence }).Build();

    private static Observation ToiletsOf(Observation observation) => observation with { IndicatorId = PageAddresses.Indicator, Topic = Topic.Environment };

    private static IElement Section(IDocument page, string topic) => page.QuerySelector($"details.topic#{topic}")!;

    private static List<string?> Indicators(IElement section) => [.. section.QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href"))];
}
