using System.Text;

namespace OpenData.Benchmarks;

/// <summary>Texts that nobody wrote, each at a hundredth, a tenth and the whole of a million units: ten times the text must take about ten times the time.</summary>
internal static class HostileBenchmark
{
    private const int Million = 1_000_000;

    /// <summary>A text that would take longer or more than this, going by its shorter forms, is not tried.</summary>
    private static readonly Measurement Patience = new(Seconds: 60, Bytes: 8e9);

    /// <summary>Seconds. What takes longer is measured once, what is shorter five times.</summary>
    private const int LongTime = 5;

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

    /// <returns>Each text with its measurements, shortest form first; as many of the three as could be taken.</returns>
    public static IReadOnlyList<(string Name, int Characters, IReadOnlyList<Measurement> Steps)> Run() => [.. Texts.Select(Measure)];

    private static (string, int, IReadOnlyList<Measurement>) Measure((string Name, Func<int, string> Make) text)
    {
        Console.Error.WriteLine($"{text.Name} …");
        var steps = new List<Measurement>();
        for (var count = Million / 100; count <= Million && IsBearable(steps); count *= 10) steps.Add(Best(text.Make(count)));
        return (text.Name, text.Make(Million).Length, steps);
    }

    /// <summary>The next step grows as the last one did; the second, of which nothing is known, like the square.</summary>
    private static bool IsBearable(List<Measurement> steps)
    {
        if (steps.Count == 0) return true;
        var (time, bytes) = steps.Count == 1 ? (100, 100) : (steps[^1].Seconds / steps[^2].Seconds, steps[^1].Bytes / steps[^2].Bytes);
        return steps[^1].Seconds * time < Patience.Seconds && steps[^1].Bytes * bytes < Patience.Bytes;
    }

    private static Measurement Best(string text)
    {
        var first = Measurement.OfOne(() => Reading.ReadAll([SampleText.InSomeFolder(text)]));
        if (first.Seconds > LongTime) return first;
        return Enumerable.Range(0, 4).Select(_ => Measurement.OfOne(() => Reading.ReadAll([SampleText.InSomeFolder(text)]))).Append(first).MinBy(measurement => measurement.Seconds);
    }

    private static string Repeat(string piece, int count) => new StringBuilder(piece.Length * count).Insert(0, piece, count).ToString();
}
