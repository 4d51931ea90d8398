using OpenData.Reading.Decoding;
using OpenData.Reading.Decoding.Docx;
using OpenData.Reading.Decoding.Html;
using OpenData.Testing;

namespace OpenData.Reading.Tests.Decoding;

/// <summary><c>docs/formats.md</c> says what the code does.</summary>
public sealed class FormatsDocumentTests
{
    private static readonly string Document = File.ReadAllText(Repository.PathOf("docs", "formats.md"));

    [Fact]
    public void Explains_every_rejection_that_a_file_can_meet()
    {
        var codes = RejectionsTests.All().Select(rejection => rejection.Code).Distinct().Order(StringComparer.Ordinal);

        Assert.All(codes, code => Assert.Contains($"\n| `{code}` | ", Document, StringComparison.Ordinal));
    }

    [Fact]
    public void States_the_limits_that_are_kept()
    {
        AssertStated($"more than {FileDecoder.MaxBytes >> 20} MB; more than {HtmlPage.MaxElements:N0} elements or {FileDecoder.MaxTextLength / 1_000_000} million characters");
        AssertStated($"more than {DocxPackage.MaxEntries:N0} files or {DocxPackage.MaxDeclared >> 20} MB as declared");
        AssertStated($"packed to less than a {DocxPackage.MaxRatio}th, or more than {DocxPackage.MaxUnpacked >> 20} MB in the parts");
        AssertStated($"nested more than {HtmlPage.MaxDepth} levels deep");
        Assert.Equal(HtmlPage.MaxDepth, WordXml.MaxDepth);
    }

    private static void AssertStated(FormattableString statement) => Assert.Contains(FormattableString.Invariant(statement), Document, StringComparison.Ordinal);
}
