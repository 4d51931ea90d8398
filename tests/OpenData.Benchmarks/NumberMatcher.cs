using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenData.Benchmarks;

/// <summary>The machine's measure: a compiled expression that only finds digits and a unit, parses the number and fills a list. It knows nothing of what is counted.</summary>
internal static partial class NumberMatcher
{
    public static int FindAll(IReadOnlyList<SampleText> texts)
    {
        var count = 0;
        foreach (var (text, _) in texts) count += Find(text).Count;
        return count;
    }

    public static List<(int Start, int Length, decimal Value, string Unit)> Find(string text)
    {
        var found = new List<(int, int, decimal, string)>();
        for (var match = DigitsAndUnit().Match(text); match.Success; match = match.NextMatch())
        {
            var value = decimal.Parse(match.Groups[1].ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture);
            found.Add((match.Index, match.Length, value, match.Groups[2].Value));
        }

        return found;
    }

    [GeneratedRegex(
        "([0-9]{1,15}(?:,[0-9]{3})*(?:\\.[0-9]{1,9})?)(亿元|万元|元|万人次|人次|万人|人|名|户|个百分点|%|‰|万亩|亩|平方米|公里|米|立方米|公斤|吨|万头|头|只|羽|起|件|处|座|个|家|次|条|项|份|台|辆|盏|场|所|株|天|倍)",
        RegexOptions.CultureInvariant)]
    private static partial Regex DigitsAndUnit();
}
