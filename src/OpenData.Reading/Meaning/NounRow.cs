using OpenData.Reading.Quantities;

namespace OpenData.Reading.Meaning;

/// <summary>Nouns and numbers in two rows, joined by 分别: each number has the noun of its place.</summary>
internal sealed class NounRow(NeighbourWords words)
{
    private const string Each = "分别";

    /// <summary>The nouns of the sentence's last 分别, for the 分别增长 behind it.</summary>
    private string[]? last;

    /// <summary>Call before the numbers of a sentence.</summary>
    public void Begin() => last = null;

    /// <summary>税收收入、非税收入分别完成4.7亿元和0.6亿元: each number has the noun of its place in the list.</summary>
    public string? NounOf(Mention mention)
    {
        var first = mention;
        var place = 0;
        while (first.FollowsDirectly && first.Previous is { } previous)
        {
            first = previous;
            place++;
        }

        if (!words.Holds(first.Before, Each)) return null;
        var list = words.Text(first.Before);
        var at = list.IndexOf(Each, StringComparison.Ordinal);
        if (first.BeginsStatement && at == 0) last = null;
        if (at == 0 && last is { } before && place < before.Length && PhraseOf(list[2..]) is var change && Phrases.IsChange(change)) return before[place] + change;
        if (at <= 0 || mention.Next is { FollowsDirectly: false } && place == 0) return null;
        var nouns = WithSharedEnd(list[..at].Split('、', '和', '与', '及'));
        if (nouns[0].EndsWith('村') || nouns[0].EndsWith("社区", StringComparison.Ordinal)) return null;
        if (nouns.Length < 2 || place >= nouns.Length || nouns[place].Length < 2) return null;
        last = nouns;
        return nouns[place];
    }

    // 增长达 is 增长
    private static string PhraseOf(string words) => words.TrimEnd('了', '达', '为', '到', '约', '近', '超');

    /// <summary>第一、第二、第三产业增加值: what is named once behind the last ordinal belongs to each.</summary>
    private static string[] WithSharedEnd(string[] nouns)
    {
        var end = nouns[^1];
        if (nouns.Length < 2 || !Array.TrueForAll(nouns[..^1], noun => noun.Length <= 2 && noun.Length > 0 && NumeralCharacters.IsChineseNumeral(noun[^1])) || end.Length <= nouns[0].Length) return nouns;
        var shared = end[nouns[0].Length..];
        return [.. nouns[..^1].Select(noun => noun + shared), end];
    }
}
