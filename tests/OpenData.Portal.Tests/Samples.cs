using OpenData.Observations;
using OpenData.Testing.Revisions;

namespace OpenData.Portal.Tests;

/// <summary>A few reports in words of our own, enough for every page to have something to show.</summary>
internal static class Samples
{
    /// <summary>Two years of one township, one of another in the same county.</summary>
    public static SampleRevision[] All { get; } =
    [
        RevisionBuilder.Of($"{PageAddresses.Township}-2021").Titled("白水镇2021年工作总结").Section("一、民生")
            .Says("新建卫生厕所", "210座", change: Toilets)
            .Says("发放小额信贷", "350万元", 3_500_000m, "元")
            .Build(),
        RevisionBuilder.Of($"{PageAddresses.Township}-2022").Titled("白水镇2022年工作总结").Section("一、民生")
            .Says("新建卫生厕所", "198座", change: Toilets)
            .Says("计划改造厕所", "180座", change: o => Toilets(o) with { Status = ObservationStatus.Target })
            .Says("计划改造危房", "40户", change: o => o with { Status = ObservationStatus.Target, Topic = Topic.LandHousing })
            .Finds(FindingKind.ConflictingValues, false, 1, 2)
            .Build(),
        RevisionBuilder.Of("430681101-2022").In("罗江镇", "汨罗市").Titled("罗江镇2022年工作报告").Section("社会保障")
            .Says("新建卫生厕所", "305座", change: Toilets)
            .Build(),
    ];

    private static Observation Toilets(Observation observation) =>
        observation with { IndicatorId = PageAddresses.Indicator, Topic = Topic.Environment };
}
