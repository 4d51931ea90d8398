using System.Text.RegularExpressions;

namespace OpenData.House.Tests.Code;

/// <summary>What is in the project is finished.</summary>
public sealed partial class LeftoverTests
{
    [Fact]
    public void No_file_holds_a_mark_of_unfinished_work()
    {
        Faults.None(
            from file in ProjectFiles.All
            from Match mark in Mark().Matches(file.Text)
            select $"{file.At(mark.Index)}: {mark.Value}");
    }

    [Fact]
    public void No_method_is_a_stub()
    {
        Faults.None(
            from file in ProjectFiles.Sources
            from Match stub in Stub().Matches(file.Text)
            select $"{file.At(stub.Index)}: {stub.Value}");
    }

    [Fact]
    public void No_code_is_commented_out()
    {
        Faults.None(
            from file in ProjectFiles.All
            where file.Extension == ".cs"
            from Match line in CodeInComment().Matches(file.Text)
            select $"{file.At(line.Index)}: {line.Value.Trim()}");
    }

    [Fact]
    public void No_error_is_caught_and_forgotten()
    {
        Faults.None(
            from file in ProjectFiles.All
            where file.Extension == ".cs"
            from Match handler in EmptyCatch().Matches(file.Text)
            select $"{file.At(handler.Index)}: {handler.Value}");
    }

    [Fact]
    public void No_region_hides_code()
    {
        Faults.None(
            from file in ProjectFiles.All
            where file.Extension == ".cs"
            from line in file.Lines
            where line.TrimStart().StartsWith("#region", StringComparison.Ordinal)
            select $"{file.Path}: {line.Trim()}");
    }

    // Written with a class of one letter, so that this line is no finding.
    [GeneratedRegex(@"\b(T[O]DO|F[I]XME|H[A]CK)\b")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\bNotImplementedException\b|\bthrow null\b")]
    private static partial Regex Stub();

    /// <summary>A comment line that ends as a statement does. A sentence in Chinese or English may end in a semicolon too; then a bracket or an equals sign is missing.</summary>
    [GeneratedRegex(@"^[ \t]*// (?![^\n]*[。，]).*([(=][^\n]*;|\) \{|=> .*;)[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex CodeInComment();

    /// <summary>A handler may do nothing where it says which error it is for, and in a comment why nothing is to be done.</summary>
    [GeneratedRegex(@"\bcatch\b((?>\bis \{ \}|[^{;])*\{\s*\}|\s*(\(Exception\b[^)]*\)\s*)?\{\s*(//[^\n]*\s*)+\})")]
    private static partial Regex EmptyCatch();
}
