using System.Text.RegularExpressions;

namespace OpenData.House.Tests.Documents;

public sealed class GlossaryTests
{
    [Fact]
    public void Names_only_what_the_code_knows()
    {
        var glossary = MarkdownDocument.Get("docs/glossary.md");
        var sources = string.Join('\n', ProjectFiles.OwnSources.Select(file => file.Text));
        Faults.None(
            from heading in glossary.Headings.Skip(1)
            from row in glossary.RowsUnder(heading)
            from name in MarkdownDocument.CodesIn(row[^1])
            where !Regex.IsMatch(sources, $@"(?<![\w-]){Regex.Escape(name.Split('.')[^1])}(?![\w-])")
            select $"{row[0]}: the code knows no {name}");
    }

    [Fact]
    public void Explains_every_term_once_in_both_languages()
    {
        var glossary = MarkdownDocument.Get("docs/glossary.md");
        var rows = glossary.Headings.Skip(1).SelectMany(glossary.RowsUnder).ToArray();

        Faults.None(rows.Where(row => row.Length != 3 || row.Any(string.IsNullOrWhiteSpace)).Select(row => $"{row[0]}: a column is empty"));
        Faults.None(rows.GroupBy(row => row[0], StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"{same.Key} stands there {same.Count()} times"));
    }
}
