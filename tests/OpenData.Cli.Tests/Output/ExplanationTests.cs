using System.Text;
using System.Text.RegularExpressions;
using OpenData.Api;
using OpenData.Cli.Output;
using OpenData.Observations;
using OpenData.Reading;
using OpenData.Reading.Quantities;
using OpenData.Testing;

namespace OpenData.Cli.Tests.Output;

public sealed partial class ExplanationTests
{
    private const string Text = "木兰乡2023年工作总结\n一、农业\n新建水渠3.2公里，严格落实“四类人员”帮扶，另有 4711 记录在案。";

    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(Repository.PathOf("seeds", "reports"), "*.txt", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Fact]
    public void Says_of_every_numeral_what_became_of_it()
    {
        var written = Write(Text, colours: false);

        Assert.StartsWith("木兰乡⟨date 2023年⟩工作总结\n⟨enumerator 一、⟩农业\n新建水渠⟨#1 3.2公里⟩，严格落实⟨name “四类人员”⟩帮扶，另有 ⟨! 4711⟩ 记录在案。\n", written, StringComparison.Ordinal);
        Assert.EndsWith("5 numerals in all, each accounted for.\n", written, StringComparison.Ordinal);
    }

    /// <summary>Without its marks, and without its colours, it is the text.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public void Changes_nothing_of_the_text(string path)
    {
        var text = File.ReadAllText(Repository.PathOf(path));

        Assert.StartsWith(text, Marks().Replace(Write(text, colours: false), "${words}"), StringComparison.Ordinal);
        Assert.StartsWith(text, Colours().Replace(Write(text, colours: true), ""), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Leaves_no_digit_without_a_mark(string path)
    {
        var text = File.ReadAllText(Repository.PathOf(path));
        var body = Write(text, colours: false);
        body = body[..body.LastIndexOf("\n\n", StringComparison.Ordinal)];

        Assert.DoesNotMatch("[0-9０-９]", Marks().Replace(body, ""));
    }

    [Fact]
    public void Every_kind_has_words_and_a_colour_of_its_own()
    {
        var kinds = Enum.GetValues<NonObservationKind>();

        Assert.Equal(kinds.Length, kinds.Select(kind => KindWords.Of(kind).Zh).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(kinds.Length, kinds.Select(Palette.ColourOf).Distinct(StringComparer.Ordinal).Count());
    }

    private static string Write(string text, bool colours)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new Explanation(Terminals.Writing(output, Language.En), colours).Write(ReportReader.Read(Encoding.UTF8.GetBytes(text), new ReportHint("360735200", "2023.txt")));
        return output.ToString();
    }

    [GeneratedRegex(@"⟨\S+ (?<words>[^⟩]*)⟩")]
    private static partial Regex Marks();

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colours();
}
