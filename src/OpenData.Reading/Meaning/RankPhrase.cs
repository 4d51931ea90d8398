namespace OpenData.Reading.Meaning;

/// <summary>Divides 平安创建工作排名位列全县 into the matter ranked and the scope it is ranked in.</summary>
internal static class RankPhrase
{
    private static readonly string[] RankVerbs = ["位列", "位居", "排名", "名列", "居", "列", "排在", "排", "获得", "荣获", "夺得", "取得", "进入", "跻身", "稳居", "获"];
    private static readonly string[] Scopes = ["全省", "全市", "全县", "全区", "全州", "全旗", "全盟", "全镇", "全国"];

    /// <summary>居全镇第一, 位列前三: the words behind a number that say where it stands.</summary>
    public static bool StartsWithVerb(string words)
    {
        foreach (var verb in (ReadOnlySpan<string>)["位列", "位居", "名列", "居全", "列全", "排全", "排名", "稳居"])
        {
            if (words.StartsWith(verb, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    public static (string Matter, string Scope) Divide(string phrase)
    {
        var matter = phrase;
        var scope = "";
        foreach (var verb in RankVerbs)
        {
            var at = phrase.LastIndexOf(verb, StringComparison.Ordinal);
            if (at < 0) continue;
            matter = phrase[..at];
            scope = phrase[(at + verb.Length)..];
            break;
        }

        if (scope.Length == 0 && matter == phrase && phrase.Length is > 0 and <= 4 && phrase[^1] is '市' or '县' or '区' or '省' or '州') return ("", phrase);
        matter = matter.Replace("排名", "", StringComparison.Ordinal).TrimEnd('中', '里', '的', '在');
        foreach (var name in Scopes)
        {
            if (scope.StartsWith(name, StringComparison.Ordinal)) return (matter, name);
            var at = matter.IndexOf(name, StringComparison.Ordinal);
            if (at < 0) continue;
            return (matter.Remove(at, name.Length), name);
        }

        return (matter, scope);
    }
}
