using OpenData.Observations;
using OpenData.Reading.Structure;
using OpenData.Reading.Words;

namespace OpenData.Reading.Meaning;

/// <summary>Says what a number in a table counts, from the headings of its column and its row.</summary>
internal sealed class TableReader(string plain, ThemeReader themes)
{
    /// <summary>Headings that say only that there is a number below.</summary>
    private static readonly HashSet<string> Bare = Phrases.Set("bare-heading");

    private static readonly HashSet<string> Totals = Phrases.Set("total-row");

    private static readonly WordTable<bool> Growths = Phrases.Table("growth-heading");

    public string IndicatorOf(TableCell cell, Mention mention)
    {
        var head = Words(cell.Head);
        var row = Words(cell.RowName);
        if (IsOfPlaceOrTotal(row)) return IsTooGeneral(head) ? themes.Heading(mention.Sentence.Heading) + head : head;
        if (head.Length == 0 || Bare.Contains(head) || head.EndsWith('年') || head.EndsWith('月')) return row;
        if (Growths.TryMatch(head, 0, out _)) return head.StartsWith("同比", StringComparison.Ordinal) ? row + "同比增长" : row + "增长";
        return row + head;
    }

    /// <summary>The task column of a table promises; the others report.</summary>
    public static bool IsOfTask(string plain, TableCell cell)
    {
        var head = cell.Head.Of(plain.AsSpan());
        return (head.Contains("任务", StringComparison.Ordinal) || head.Contains("计划", StringComparison.Ordinal) || head.Contains("目标", StringComparison.Ordinal))
            && !head.Contains("完成", StringComparison.Ordinal) && !head.Contains('率') && !head.Contains('占');
    }

    private static bool IsTooGeneral(string head) =>
        head.Length == 0 || Bare.Contains(head) || Phrases.IsGeneric(head) || Phrases.IsVerbOnly(head)
        || head.StartsWith("任务", StringComparison.Ordinal) || head.StartsWith("完成", StringComparison.Ordinal) || head.StartsWith("计划", StringComparison.Ordinal);

    private static bool IsOfPlaceOrTotal(string row) =>
        row.Length == 0 || Totals.Contains(row) || row.EndsWith('村') || row.EndsWith("社区", StringComparison.Ordinal)
        || (PlaceReader.TryMatchAtStart(row, 0, out var length) && length == row.Length);

    /// <summary>A cell without its remark: 任务数(户) is 任务数.</summary>
    private string Words(SourceSpan cell)
    {
        var words = cell.Of(plain);
        var bracket = words.IndexOf('(', StringComparison.Ordinal);
        return (bracket > 0 ? words[..bracket] : words).Replace(" ", "", StringComparison.Ordinal);
    }
}
