using System.Globalization;
using OpenData.Observations;
using OpenData.Reading.Characters;
using OpenData.Reading.Quantities;
using Xunit.Abstractions;

namespace OpenData.Reading.Tests.Quantities;

/// <summary>The quantities of short phrases, as the annotation guide counts them.</summary>
public sealed class QuantityCaseTests(ITestOutputHelper output)
{
    private const int FewestCases = 250;

    private static readonly string[] QuantityFiles =
        ["numbers.txt", "chinese-numerals.txt", "magnitudes.txt", "units.txt", "approximations.txt", "bounds.txt", "ranges.txt", "shares.txt", "ranks-and-ratios.txt", "lists.txt", "look-alikes.txt"];

    public static TheoryData<string, string, bool> Cases => CaseFile.Lines(QuantityFiles);

    public static TheoryData<string, string, bool> Kinds => CaseFile.Lines("kinds.txt");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Finds_the_quantities_of_a_phrase(string input, string expected, bool isKnownFailure)
    {
        // A title and a line above, so that the phrase is neither.
        var text = $"白水镇2023年工作总结\n今年以来,我镇扎实工作。\n{input}\n";
        var observations = ReportReader.ReadText(new ReportText(text), new ReportHint(FileName: "2023.txt")).Observations;

        CaseFile.Verify(expected, observations.Count == 0 ? "nothing" : string.Join("; ", observations.Select(observation => Describe(observation.Quantity))), isKnownFailure);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Says_what_a_number_is_that_measures_nothing(string input, string expected, bool isKnownFailure)
    {
        var others = NumeralReader.Read(PlainCharacters.Of(input)).NonObservations;

        CaseFile.Verify(expected, string.Join("; ", others.Select(other => $"{other.Span.Of(input)} {Codes<NonObservationKind>.Of(other.Kind)}")), isKnownFailure);
    }

    [Fact]
    public void There_are_many_cases_and_few_known_failures()
    {
        var lines = QuantityFiles.SelectMany(CaseFile.Read).ToArray();
        foreach (var line in lines.Where(line => line.IsKnownFailure)) output.WriteLine($"known failure: {line.Input} ⇶ {line.Expected}");

        Assert.InRange(lines.Length, FewestCases, int.MaxValue);
        Assert.InRange(lines.Count(line => line.IsKnownFailure), 0, lines.Length / 15);
        Assert.Empty(lines.GroupBy(line => line.Input, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void Every_case_file_is_run() =>
        Assert.Equal(Directory.GetFiles(CaseFile.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal), QuantityFiles.Append("kinds.txt").Append("meanings.txt").Order(StringComparer.Ordinal));

    private static string Describe(Quantity quantity)
    {
        var written = $"{Number(quantity.Value, quantity.ValueMax)} {quantity.Unit}";
        var inBase = $"{Number(quantity.BaseValue, quantity.BaseValueMax)} {quantity.BaseUnit}";
        return $"{quantity.Text}: {written}{(inBase == written ? "" : $" = {inBase}")}{(quantity.Qualifier == Qualifier.Exact ? "" : $" {quantity.Qualifier.Code()}")}";
    }

    private static string Number(decimal value, decimal? max) => max is { } end ? $"{Number(value)}~{Number(end)}" : Number(value);

    private static string Number(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
