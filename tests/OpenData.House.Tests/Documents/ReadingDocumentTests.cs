using System.Text;
using System.Text.RegularExpressions;
using OpenData.Observations;
using OpenData.Reading;
using OpenData.Testing;

namespace OpenData.House.Tests.Documents;

/// <summary>Every word by which the reader names what it found, or why it did not, is explained.</summary>
public sealed partial class ReadingDocumentTests
{
    private const string Path = "docs/reading.md";

    private const string Head = "木兰乡2023年工作总结\n";

    private static readonly MarkdownDocument Document = MarkdownDocument.Get(Path);

    private static readonly ProjectFile[] Reader =
        [.. ProjectFiles.OwnSources.Where(file => file.Path.StartsWith("src/OpenData.Reading/", StringComparison.Ordinal))];

    /// <summary>All sample reports there are, each read once.</summary>
    private static readonly Lazy<ReadReport[]> Samples = new(() =>
        [.. from folder in new[] { "seeds/reports", "tests/OpenData.Reading.Tests/Holdout" }
            from path in Directory.GetFiles(Repository.PathOf(folder), "*.txt", SearchOption.AllDirectories)
            select ReportReader.Read(File.ReadAllBytes(path), new ReportHint(FileName: System.IO.Path.GetFileName(path)))]);

    [Fact]
    public void Explains_every_rule_that_reads_a_number_of_the_samples()
    {
        var rules = Document.CodesUnder("Rules");
        var used = Samples.Value.SelectMany(report => report.Observations).Select(observation => observation.Rule).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(used);
        Faults.None(used.Except(rules).Select(rule => $"the rule '{rule}' is not in {Path}"));
    }

    [Fact]
    public void Explains_no_rule_that_the_reader_no_longer_has()
    {
        Faults.None(
            from rule in Document.CodesUnder("Rules")
            where !Reader.Any(file => file.Text.Contains($"\"{rule}\"", StringComparison.Ordinal))
            select $"no reader names the rule '{rule}' of {Path}");
    }

    /// <summary>新开工**15个**项目 → 新开工项目</summary>
    [Fact]
    public void Its_examples_of_rules_are_read_so()
    {
        Faults.None(
            from row in Document.RowsUnder("Rules")
            let example = Example().Match(row[2])
            let start = example.Groups["before"].Length
            let sentence = example.Groups["before"].Value + example.Groups["quantity"].Value + example.Groups["behind"].Value
            let expected = $"{row[0].Trim('`')} → {example.Groups["indicator"].Value}"
            let read = ObservationsOf(sentence).SingleOrDefault(o => o.Source == new SourceSpan(Head.Length + start, example.Groups["quantity"].Length))
            let actual = read is null ? "nothing" : $"{read.Rule} → {read.Indicator}"
            where !example.Success || actual != expected
            select $"{row[2]}: {expected} is read as {actual}");
    }

    [Fact]
    public void Its_examples_of_numbers_that_count_nothing_give_no_observation()
    {
        Faults.None(
            from row in Document.RowsUnder("Numbers that count nothing")
            from example in row[2].Split(", ")
            from observation in ObservationsOf(example)
            select $"{example} is read as {observation.Quantity.Text}");
    }

    [Fact]
    public void Explains_every_kind_of_number_that_counts_nothing()
    {
        var kinds = ProjectFiles.OwnSources.Select(file => NonObservationKinds().Match(file.Text)).Single(match => match.Success);

        Faults.NoneBetween(
            EnumMember().Matches(kinds.Groups["members"].Value).Select(match => match.Groups["name"].Value),
            "NonObservationKind",
            Document.CodesUnder("Numbers that count nothing"),
            Path);
    }

    [Fact]
    public void Explains_every_diagnostic()
    {
        var codes = Reader.SelectMany(file => DiagnosticCode().Matches(file.Text)).Select(match => match.Groups["code"].Value).ToArray();

        Assert.Equal(Reader.Sum(file => DiagnosticMade().Count(file.Text)), codes.Length);
        Faults.NoneBetween(codes, "src/OpenData.Reading", Document.CodesUnder("Diagnostics"), Path);
    }

    [Fact]
    public void Explains_every_kind_of_finding() =>
        Faults.NoneBetween(Codes<FindingKind>.All, "FindingKind", Document.CodesUnder("Findings"), Path);

    [Fact]
    public void Explains_every_rejection_of_the_reader() =>
        Faults.NoneBetween(RejectionCodes(Reader), "src/OpenData.Reading", Document.CodesUnder("Rejections"), Path);

    [Fact]
    public void The_data_s_way_explains_every_other_rejection()
    {
        var storage = ProjectFiles.OwnSources.Where(file => file.Path.StartsWith("src/OpenData.Storage/Publishing/", StringComparison.Ordinal));
        var documented = MarkdownDocument.Get("docs/data-flow.md").CodesUnder("4. What becomes of an upload");

        Faults.None(RejectionCodes(storage).Except(documented).Select(code => $"'{code}' is not in docs/data-flow.md"));
    }

    /// <param name="sentence">What a report says; ⏎ stands for the end of a line.</param>
    private static IReadOnlyList<Observation> ObservationsOf(string sentence) =>
        ReportReader.Read(Encoding.UTF8.GetBytes($"{Head}{sentence.Replace('⏎', '\n')}{(sentence.Contains('⏎', StringComparison.Ordinal) ? "" : "。")}\n"), new ReportHint("360735200", "2023.txt")).Observations;

    /// <summary>Codes given where a rejection is made: as a word, or as a constant of the same file.</summary>
    private static IEnumerable<string> RejectionCodes(IEnumerable<ProjectFile> files) =>
        from file in files
        where file.Text.Contains("Rejection", StringComparison.Ordinal)
        from Match made in RejectionMade().Matches(file.Text)
        let word = made.Groups["code"].Value
        select word.Length > 0 ? word : ConstantOf(file, made);

    private static string ConstantOf(ProjectFile file, Match made) =>
        Regex.Match(file.Text, $"""const string {made.Groups["constant"].Value} = "(?<code>[a-z_]+)";""") is { Success: true } constant
            ? constant.Groups["code"].Value
            : throw new InvalidDataException($"{file.At(made.Index)}: no one can tell which code this rejection has.");

    [GeneratedRegex(@"^(?<before>.*)\*\*(?<quantity>.+)\*\*(?<behind>.*) → (?<indicator>.+)$")]
    private static partial Regex Example();

    [GeneratedRegex(@"enum NonObservationKind\s*\{(?<members>[^}]*)\}")]
    private static partial Regex NonObservationKinds();

    [GeneratedRegex(@"^\s*(?<name>[A-Z]\w+),?\s*$", RegexOptions.Multiline)]
    private static partial Regex EnumMember();

    [GeneratedRegex(@"\bnew Diagnostic\(")]
    private static partial Regex DiagnosticMade();

    [GeneratedRegex("""\bnew Diagnostic\(\s*"(?<code>[a-z_]+)",""")]
    private static partial Regex DiagnosticCode();

    /// <summary>new Rejection("code", … · new("code", … · new Rejection(Constant, …</summary>
    [GeneratedRegex("""\bnew(\(\s*"(?<code>[a-z]+(_[a-z]+)*)",| Rejection\(\s*("(?<code>[a-z_]+)"|(?<constant>[A-Z]\w*)),)""")]
    private static partial Regex RejectionMade();
}
