using System.Text;
using OpenData.Observations;

namespace OpenData.Reading.Register;

/// <summary>What the sender is told where the township can't be decided: what is wrong, and what to do.</summary>
internal static class TownshipRejections
{
    public const string Unknown = "unknown_township";
    public const string Ambiguous = "ambiguous_township";

    private const int MostCandidates = 10;
    private const int LongestIdShown = 40;

    private const string WhatToDo = "请把文件上传到乡镇代码的目录下：uploads/{代码}/文件名；或在标题中写全称，如“湖南省岳阳市汨罗市白水镇”。";

    private const string WhatToDoEn =
        "Upload the file to the folder of the township's code, uploads/{code}/file, or write the full name in its title, such as 湖南省岳阳市汨罗市白水镇.";

    public static Rejection UnknownId(string id)
    {
        var shown = id.Length > LongestIdShown ? id[..LongestIdShown] + "…" : id;
        return new Rejection(
            Unknown,
            $"上传目录“{shown}”不是已知的乡镇（街道）代码。请使用国家统计局公布的九位统计用区划代码（2023年版），如 uploads/430681104/文件名。",
            $"The folder '{shown}' is no known township code. Use the nine-digit statistical division code of the National Bureau of Statistics"
            + " (edition of 2023), as in uploads/430681104/file.");
    }

    public static Rejection NoTownship() => new(
        Unknown,
        $"正文中没有找到可以确认的乡镇（街道）名称，无法确定这份报告属于哪里。{WhatToDo}",
        $"The text names no township that could be recognised as its own. {WhatToDoEn}");

    /// <param name="candidates">The likeliest first; ten of them are listed.</param>
    public static Rejection SeveralTownships(IReadOnlyList<Township> candidates)
    {
        var (list, listEn) = (new StringBuilder(), new StringBuilder());
        foreach (var township in candidates.Take(MostCandidates))
        {
            if (list.Length > 0)
            {
                list.Append('；');
                listEn.Append("; ");
            }

            list.Append(township.Id).Append(' ').Append(TownshipRegister.FullName(township));
            listEn.Append(township.Id).Append(' ').Append(TownshipRegister.FullName(township));
        }

        if (candidates.Count > MostCandidates)
        {
            list.Append(" 等");
            listEn.Append("; and ").Append(candidates.Count - MostCandidates).Append(" more");
        }

        return new Rejection(
            Ambiguous,
            $"这份报告可能属于{candidates.Count}个乡镇（街道），正文没有说明是哪一个：{list}。{WhatToDo}",
            $"The report may belong to any of {candidates.Count} townships, and nothing in it tells which: {listEn}. {WhatToDoEn}");
    }
}
