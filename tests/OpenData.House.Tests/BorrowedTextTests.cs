using System.Text;
using OpenData.Testing;
using Xunit.Abstractions;

namespace OpenData.House.Tests;

/// <summary>
/// Sample reports, test texts, word lists and the examples in comments are ours: no twelve characters in a row are those of the third-party reports the reader is measured on,
/// which lie beside the working copy and are no part of the project.
/// </summary>
public sealed class BorrowedTextTests(ITestOutputHelper output)
{
    private const int Length = 12;

    private static readonly string Reports = Path.GetFullPath(Repository.PathOf("..", "shared", "gold", "reports"));

    /// <summary>Official names and formulas that every report in the country writes the same way; in simplified and traditional characters.</summary>
    private static readonly string[] Formulas =
    [
        "以习近平新时代中国特色社会主义思想为指导", "习近平新时代中国特色社会主义思想", "以習近平新時代中國特色社會主義思想為指導", "習近平新時代中國特色社會主義思想",
        "巩固拓展脱贫攻坚成果同乡村振兴有效衔接", "鞏固拓展脫貧攻堅成果同鄉村振興有效銜接", "乡村振兴战略", "中国特色社会主义", "习近平总书记",
        "疫情防控和经济社会发展", "疫情防控和經濟社會發展", "党委政府在县委县政府", "黨委政府在縣委縣政府", "县委县政府的坚强领导下", "县委县政府和镇党委的坚强领导下", "县委县政府的正确领导下",
        "市委市政府的坚强领导下", "市委市政府的正确领导下", "党风廉政建设", "农村人居环境整治", "城乡居民基本养老保险", "城乡居民基本医疗保险", "事实无人抚养儿童生活补贴",
    ];

    [Fact]
    public void No_file_holds_a_sentence_of_the_reports_measured_on()
    {
        if (!Directory.Exists(Reports))
        {
            output.WriteLine("Skipped: the reports the reader is measured on are not beside this working copy.");
            return;
        }

        var borrowed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(Reports, "*.txt")) borrowed.UnionWith(Windows(Letters(File.ReadAllText(path))).Select(window => window.Text));
        Assert.True(borrowed.Count > 1000, $"{Reports} holds hardly any text.");
        Faults.None(
            from file in ProjectFiles.All
            where !file.Path.StartsWith("tests/OpenData.House.Tests/", StringComparison.Ordinal)
            from stretch in Stretches(Letters(file.Text), borrowed)
            select $"{file.Path}: {stretch}");
    }

    [Fact]
    public void A_borrowed_sentence_is_found_whatever_its_punctuation()
    {
        var borrowed = Windows(Letters("全镇共发放种粮补贴，三百二十一户、八百余亩。")).Select(window => window.Text).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(["共发放种粮补贴三百二十一户"], Stretches(Letters("去年，共发放种粮补贴三百二十一户；其中脱贫户九十户"), borrowed));
        Assert.Empty(Stretches(Letters("去年发放种粮补贴四百户，共计三百二十一户受益"), borrowed));
    }

    [Fact]
    public void A_formula_of_every_report_is_no_sentence_of_one()
    {
        var borrowed = Windows(Letters("坚持以习近平新时代中国特色社会主义思想为指导")).Select(window => window.Text).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Stretches(Letters("我们坚持以习近平新时代中国特色社会主义思想为指导，全面落实"), borrowed));
    }

    /// <summary>Letters and digits alone, with a bar in place of each formula, so that nothing runs across it.</summary>
    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text.Where(char.IsLetterOrDigit)) letters.Append(c);
        foreach (var formula in Formulas) letters.Replace(formula, "|");
        return letters.ToString();
    }

    /// <summary>All stretches of <see cref="Length"/> characters that are Chinese for the greater part: numbers and names of fields are nobody's.</summary>
    private static IEnumerable<(int Start, string Text)> Windows(string letters)
    {
        for (var start = 0; start + Length <= letters.Length; start++)
        {
            var window = letters.Substring(start, Length);
            if (!window.Contains('|', StringComparison.Ordinal) && window.Count(IsHan) > Length / 2) yield return (start, window);
        }
    }

    /// <summary>The borrowed windows of a text, those that overlap put together.</summary>
    private static IEnumerable<string> Stretches(string letters, HashSet<string> borrowed)
    {
        var (start, end) = (0, 0);
        foreach (var window in Windows(letters).Where(window => borrowed.Contains(window.Text)))
        {
            if (window.Start > end)
            {
                if (end > start) yield return letters[start..end];
                start = window.Start;
            }

            end = window.Start + Length;
        }

        if (end > start) yield return letters[start..end];
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
