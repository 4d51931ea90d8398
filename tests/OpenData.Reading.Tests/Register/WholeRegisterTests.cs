using System.Text;
using OpenData.Reading.Characters;
using OpenData.Reading.Register;

namespace OpenData.Reading.Tests.Register;

/// <summary>Every division of the register in turn, and texts made of its names.</summary>
public sealed class WholeRegisterTests
{
    private const string Rest = "2023年工作总结\n今年以来,我们努力工作,各项工作取得新的成效。\n";

    [Theory]
    [InlineData("full name", 41_330)]
    [InlineData("county", 41_310)]
    [InlineData("county in the text", 41_270)]
    public void Is_resolved_from_the_title_and_never_wrongly(string writing, int atLeast)
    {
        var right = 0;
        for (var row = 0; row < TownshipRegister.Count; row++)
        {
            var township = TownshipRegister.At(row);
            var text = writing switch
            {
                "full name" => TownshipRegister.FullName(township) + Rest,
                "county" => township.CountyName + township.Name + Rest,
                _ => $"{township.Name}{Rest}在{township.CountyName}委、政府的领导下,各项工作完成。",
            };
            var found = TownshipResolver.Resolve(new ReportText(text), null).Township;
            if (found is null) continue;
            Assert.Equal(township, found);
            right++;
        }

        Assert.InRange(right, atLeast, TownshipRegister.Count);
    }

    [Fact]
    public void Is_never_doubted_where_its_name_stands_in_the_title()
    {
        for (var row = 0; row < TownshipRegister.Count; row++)
        {
            var township = TownshipRegister.At(row);
            var resolution = TownshipResolver.Resolve(new ReportText(township.Name + Rest), township.Id);
            Assert.Equal((township, null, null), (resolution.Township, resolution.DiffersAt, resolution.FormerNameAt));
        }
    }

    [Fact]
    public void Gives_spans_inside_any_text()
    {
        var random = new Random(430681104);
        string[] pieces =
        [
            "白水镇", "白水乡", "城关街道", "三江", "汨罗市", "岳阳", "湖南省", "祁阳县", "县委", "全市", "我镇", "全乡", "乡村", "镇", "乡", "街道", "办事处", "苏木",
            "农场", "开发区", "群玉村", "社区", "与", "赴", "接壤", "人民政府", "党委", "2023年", "。", ",", "\n", "(一)", "一、", " ", "𠮷", "市", "区", "县", "工作总结",
        ];
        for (var i = 0; i < 5000; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(40); length > 0; length--) text.Append(pieces[random.Next(pieces.Length)]);
            var report = new ReportText(text.ToString());
            foreach (var id in new[] { null, "430681104" })
            {
                var resolution = TownshipResolver.Resolve(report, id);
                Assert.True(resolution.Township is null != resolution.Rejection is null);
                foreach (var span in new[] { resolution.DiffersAt, resolution.FormerNameAt })
                {
                    if (span is { } inside) Assert.Matches("(镇|乡|街道|办事处|苏木|农场|开发区)$", inside.Of(report.Original));
                }
            }
        }
    }

    [Fact]
    public void Is_read_whole_as_one_text()
    {
        var text = new StringBuilder("各乡镇(街道)名单\n");
        for (var row = 0; row < TownshipRegister.Count; row++) text.Append(TownshipRegister.Rows.NameOf(row)).Append('、');
        var resolution = TownshipResolver.Resolve(new ReportText(text.ToString()), null);
        Assert.NotNull(resolution.Rejection);
    }
}
