namespace OpenData.Storage.Index;

/// <summary>The stretches of keys that a filter on townships, reports and changes leaves.</summary>
internal static class FilterKeys
{
    /// <summary>Beyond so many changed revisions, all rows are looked at.</summary>
    private const int MostChangedRevisions = 500;

    public static IReadOnlyList<KeyRange> Of(IndexReader reader, ObservationFilter filter, IndexPoint point)
    {
        IReadOnlyList<KeyRange> ranges = [KeyRange.All];
        if (filter.TownshipIds.Count > 0) ranges = KeyRange.Intersect(ranges, KeyRange.Merge(filter.TownshipIds.Select(KeySpace.Within)));
        if (filter.Within.Count > 0) ranges = KeyRange.Intersect(ranges, KeyRange.Merge(filter.Within.Select(KeySpace.Within)));
        if (filter.ReportIds.Count > 0)
            ranges = KeyRange.Intersect(ranges, KeyRange.Merge(filter.ReportIds.SelectMany(id => BlocksOf(reader, id))));
        if (filter.ChangedAfter is { } after && ChangedBlocks(reader, after, point) is { } changed)
            ranges = KeyRange.Intersect(ranges, changed);
        return ranges;
    }

    private static List<KeyRange> BlocksOf(IndexReader reader, string reportId) =>
        Blocks(reader, "SELECT r.first_key, r.size FROM revisions r JOIN reports p ON p.id = r.report WHERE p.report = $0", reportId);

    private static IReadOnlyList<KeyRange>? ChangedBlocks(IndexReader reader, long after, IndexPoint point)
    {
        var blocks = Blocks(
            reader,
            "SELECT first_key, size FROM revisions WHERE id <= $1 AND (born > $0 OR died > $0) LIMIT $2",
            after, point.LastRevision, MostChangedRevisions + 1);
        return blocks.Count > MostChangedRevisions ? null : KeyRange.Merge(blocks);
    }

    private static List<KeyRange> Blocks(IndexReader reader, string sql, params ReadOnlySpan<object?> values)
    {
        using var rows = reader.Query(sql, values);
        var blocks = new List<KeyRange>();
        while (rows.Read())
        {
            var block = KeyRange.Block(rows.GetInt64(0), rows.GetInt32(1));
            if (!block.IsEmpty) blocks.Add(block);
        }

        return blocks;
    }
}
