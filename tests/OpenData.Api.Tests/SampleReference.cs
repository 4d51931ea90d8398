using OpenData.Observations;
using OpenData.Testing.Revisions;

namespace OpenData.Api.Tests;

/// <summary>A small catalogue and register.</summary>
internal static class SampleReference
{
    public static ReferenceData Data { get; } = new(
        [
            new("tea.area", "茶园面积", "Tea garden area", "年末实有茶园面积。", "Tea gardens at the end of the year.", Topic.Agriculture, "area",
                "平方米", Aggregation.Sum, ["茶叶面积"]),
            new("rural-dibao.persons", "农村低保对象", "Rural subsistence allowance recipients", "享受农村最低生活保障的人数。", "Persons who receive it.",
                Topic.SocialSecurity, "count", "人", Aggregation.Sum, []),
            new("tea.yield", "茶叶亩产", "Tea yield", "每亩茶园的产量。", "Yield of an acre of tea.", Topic.Agriculture, "mass", "公斤", Aggregation.Average, []),
            new("tea.rank", "茶叶产量名次", "Rank by tea output", "全县名次。", "Rank in the county.", Topic.Agriculture, "rank", "名", Aggregation.None, []),
        ],
        id => id is "430681104" or "430681105" or "431224122" ? new Township(id, "白水镇", "汨罗市", "岳阳市", "湖南省") : null,
        PlainSample.Of);
}
