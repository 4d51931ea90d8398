using System.Net;
using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Revisions;

namespace OpenData.Portal.Tests.Pages;

[Collection(nameof(SharedAzurite))]
public sealed class PromisesPageTests(AzuriteServer azurite)
{
    private static readonly SampleRevision[] PlanAndResult =
    [
        RevisionBuilder.Of($"{PageAddresses.Township}-2021").Titled("白水镇2021年工作总结")
            .Says("改造危房", "40户", change: o => o with { Status = ObservationStatus.Target, Period = Period.OfYear(2022) })
            .Says("新建公路", "12公里", 12_000m, "米", o => o with { Status = ObservationStatus.Target, Period = Period.OfYear(2022) })
            .Build(),
        RevisionBuilder.Of($"{PageAddresses.Township}-2022").Titled("白水镇2022年工作总结").Says("改造危房", "46户").Says("新建公路", "12处").Build(),
        RevisionBuilder.Of("430681101-2022").In("罗江镇", "汨罗市").Says("新建公路", "12公里", 12_000m, "米").Build(),
    ];

    [Fact]
    public async Task A_plan_stands_beside_what_the_next_report_says_with_both_sentences()
    {
        await using var server = await PortalServer.StartAsync(azurite, PlanAndResult);

        var page = await server.PageAsync("/promises");

        var promise = Assert.Single(page.QuerySelectorAll(".promise"));
        Assert.Equal(["40", "46", "6"], promise.QuerySelectorAll("data").Select(data => data.GetAttribute("value")));
        Assert.Contains("为计划的 115%", promise.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [$"/reports/{PageAddresses.Township}-2021#o1", $"/reports/{PageAddresses.Township}-2022#o1"],
            promise.QuerySelectorAll(".both-sentences a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_figure_of_another_township_or_unit_is_no_result()
    {
        await using var server = await PortalServer.StartAsync(azurite, PlanAndResult);

        var page = await server.PageAsync("/en/promises?show=all");

        Assert.Equal(2, page.QuerySelectorAll(".promise").Length);
        Assert.Contains(page.QuerySelectorAll(".promise"), promise => promise.TextContent.Contains("no later report mentions it yet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_page_of_plans_with_a_result_is_full_but_the_last()
    {
        var (plans, results) = (RevisionBuilder.Of($"{PageAddresses.Township}-2021"), RevisionBuilder.Of($"{PageAddresses.Township}-2022"));
        for (var i = 1; i <= 30; i++)
        {
            plans.Says($"第{i}项", $"{i}户", change: o => o with { Status = ObservationStatus.Target, Period = Period.OfYear(2022) }).Says("别的", "1户", change: o => o with { Status = ObservationStatus.Target });
            results.Says($"第{i}项", $"{i + 1}户");
        }

        await using var server = await PortalServer.StartAsync(azurite, plans.Build(), results.Build());

        var first = await server.PageAsync("/promises?year=2022");
        var second = await server.PageAsync(first.QuerySelector("a[rel~=next]")!.GetAttribute("href")!);
        Assert.Equal((25, 5), (first.QuerySelectorAll(".promise").Length, second.QuerySelectorAll(".promise").Length));
        Assert.Equal(
            Enumerable.Range(1, 30).Select(i => $"{i}"),
            first.QuerySelectorAll(".promise").Concat(second.QuerySelectorAll(".promise")).Select(promise => promise.QuerySelector("data")!.GetAttribute("value")));
        Assert.Null(second.QuerySelector("a[rel~=next]"));
    }

    [Fact]
    public async Task A_topic_that_there_is_not_is_a_bad_request()
    {
        await using var server = await PortalServer.StartAsync(azurite, PlanAndResult);

        await server.PageAsync("/promises?topic=nothing", HttpStatusCode.BadRequest);
    }
}
