using OpenData.Reading.Register;

namespace OpenData.Reading.Tests.Register;

public sealed class VillageNamesTests
{
    [Fact]
    public void Tell_townships_of_one_name_apart()
    {
        int[] rows = [RowOf("430681104"), RowOf("510821103"), RowOf("431181107")];
        var counts = VillageNames.CountIn("群玉村、王家坪村、越江村已完成,各村、全村、行政村均按要求推进。", rows);
        Assert.Equal([3, 0, 0], counts);
    }

    [Fact]
    public void Count_a_village_once() =>
        Assert.Equal([1], VillageNames.CountIn("群玉村群玉村群玉村", [RowOf("430681104")]));

    [Fact]
    public void Read_communities_and_gachas_too()
    {
        // 山西 和 内蒙古: 社区 as in 白水社区, 嘎查 as in 巴彦锡勒嘎查.
        Assert.Equal([1], VillageNames.CountIn("白水社区", [RowOf("430681104")]));
        Assert.Equal([0], VillageNames.CountIn("检查小区", [RowOf("430681104")]));
    }

    private static int RowOf(string id) => TownshipRegister.Rows.RowOf(id);
}
