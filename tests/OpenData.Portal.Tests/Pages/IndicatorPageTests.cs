using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Revisions;

namespace OpenData.Portal.Tests.Pages;

[Collection(nameof(SharedAzurite))]
public sealed class IndicatorPageTests(AzuriteServer azurite)
{
    private static readonly string[] Townships = ["430681101", "430681102", "430681103", "430681104", "430681105", "430681106"];

    [Fact]
    public async Task A_year_that_nobody_reports_is_a_gap_of_the_summary()
    {
        await using var server = await PortalServer.StartAsync(azurite, [.. Townships.SelectMany(id => new[] { Report(id, 2019), Report(id, 2021) })]);

        var rows = (await server.PageAsync($"/en/indicators/{PageAddresses.Indicator}")).QuerySelectorAll(".chart-table tbody tr");

        Assert.Equal(["2019", "2020", "2021"], rows.Select(row => row.QuerySelector("th")!.TextContent));
        Assert.Equal([6, 0, 6], rows.Select(row => int.Parse(row.QuerySelectorAll("td")[^1].TextContent, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Empty(rows[1].QuerySelectorAll("data"));
    }

    [Fact]
    public async Task A_figure_that_is_not_exact_looks_like_it_in_table_and_chart()
    {
        await using var server = await PortalServer.StartAsync(azurite, Report("430681101", 2019), Report("430681101", 2021, Qualifier.Approx));

        var figures = (await server.PageAsync($"/indicators/{PageAddresses.Indicator}")).QuerySelectorAll(".chart-table tbody data");

        Assert.Equal(["210", "≈ 210"], figures.Select(figure => figure.TextContent));
        Assert.Equal([null, "true"], figures.Select(figure => figure.GetAttribute("data-hollow")));
    }

    private static SampleRevision Report(string township, int year, Qualifier qualifier = Qualifier.Exact) =>
        RevisionBuilder.Of($"{township}-{year}").In($"镇{township[^1]}", "汨罗市").Titled($"{year}年工作总结")
            .Says("新建卫生厕所", "210座", change: row => row with
            {
                IndicatorId = PageAddresses.Indicator,
                Topic = Topic.Environment,
                Quantity = row.Quantity with { Qualifier = qualifier },
            })
            .Build();
}
