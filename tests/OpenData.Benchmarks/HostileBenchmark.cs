using System.Text;

namespace OpenData.Benchmarks;

/// <summary>Texts that nobody wrote, each at a tenth and at the whole of a million units: ten times the text must take about ten times the time.</summary>
internal static class HostileBenchmark
{
    private const int Million = 1_000_000;
    private const int Tenth = Million / 10;

    /// <summary>A tenth that takes longer than this is quadratic or worse; the whole would not end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly (string Name, Func<int, string> Make)[] Texts =
    [
        ("a million digits", count => new string('7', count)),
        ("a million Chinese digits", count => new string('七', count)),
        ("a million 万", count => new string('万', count)),
        ("a million 其中", count => Repeat("其中", count)),
        ("a million 其中1户", count => Repeat("其中1户", count)),
        ("a million opening brackets", count => new string('（', count)),
        ("a million opening and as many closing brackets", count => new string('（', count) + new string('）', count)),
        ("a million opening quotation marks", count => new string('“', count)),
        ("a million 第", count => new string('第', count)),
        ("a million 年", count => new string('年', count)),
        ("a million 1-", count => Repeat("1-", count)),
        ("a million line ends", count => new string('\n', count)),
        ("a million short lines", count => Repeat("一、甲\n", count)),
        ("a million 一是", count => Repeat("一是", count)),
        ("one endless sentence, a comma between its figures", count => "全镇" + Repeat("完成新建水渠3公里，", count / 10)),
        ("one endless sentence, not even a comma", count => "全镇" + Repeat("新建水渠3公里和", count / 10)),
        ("one endless sentence of times", count => "全镇" + Repeat("2022年5月，", count / 10) + "新建水渠3公里"),
        ("one endless list of villages", count => "全镇" + Repeat("白水村3户、", count / 10)),
        ("one endless sentence without a figure", count => "全镇" + new string('好', count) + "3户"),
    ];

    public static IReadOnlyList<(string Name, int Characters, Measurement Tenth, Measurement? Whole)> Run() => [.. Texts.Select(Measure)];

    private static (string, int, Measurement, Measurement?) Measure((string Name, Func<int, string> Make) text)
    {
        var whole = text.Make(Million);
        var first = Best(text.Make(Tenth));
        return (text.Name, whole.Length, first, first.Seconds > Patience.TotalSeconds ? null : Best(whole));
    }

    private static Measurement Best(string text)
    {
        var first = Measurement.OfOne(() => Reading.ReadAll([text]));
        if (first.Seconds > 1) return first;
        return Enumerable.Range(0, 4).Select(_ => Measurement.OfOne(() => Reading.ReadAll([text]))).Append(first).MinBy(measurement => measurement.Seconds);
    }

    private static string Repeat(string piece, int count) => new StringBuilder(piece.Length * count).Insert(0, piece, count).ToString();
}
