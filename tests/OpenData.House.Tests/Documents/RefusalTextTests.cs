using System.Text.RegularExpressions;

namespace OpenData.House.Tests.Documents;

/// <summary>The page on coverage has words for every reason for which a file is refused.</summary>
public sealed partial class RefusalTextTests
{
    private const string Texts = "src/OpenData.Portal/Texts/QualityTexts.cs";

    [Fact]
    public void Every_rejection_has_its_words_on_the_page_of_coverage()
    {
        var documented = MarkdownDocument.Get("docs/data-flow.md").RowsUnder("4. What becomes of an upload")
            .Where(row => row is [_, "rejected", ..])
            .SelectMany(row => MarkdownDocument.CodesIn(row[0]))
            .Concat(MarkdownDocument.Get("docs/formats.md").CodesUnder("Rejections"));
        var why = ProjectFiles.Get(Texts).Text;
        var worded = Code().Matches(why[why.IndexOf("Bilingual Why(", StringComparison.Ordinal)..]).Select(match => match.Groups["code"].Value);

        Faults.NoneBetween(documented, "docs/data-flow.md and docs/formats.md", worded, Texts);
    }

    /// <summary>"no_text" => new(…</summary>
    [GeneratedRegex("""^ {12}"(?<code>[a-z_]+)" => new\(""", RegexOptions.Multiline)]
    private static partial Regex Code();
}
