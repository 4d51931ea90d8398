using System.Text.RegularExpressions;
using OpenData.Api;

namespace OpenData.House.Tests.Code;

/// <summary>Habits that keep one source running on the published host and on the stand-in, which a compiler here can't see.</summary>
public sealed partial class FunctionTests
{
    private static readonly ProjectFile[] Functions =
        [.. ProjectFiles.Under("src/OpenData.Functions").Where(file => file.Extension == ".cs" && FunctionMark().IsMatch(file.Text))];

    [Fact]
    public void Have_names_that_differ_by_more_than_case()
    {
        var names = NamesOf().ToArray();

        Assert.NotEmpty(names);
        Faults.None(
            from same in names.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            where same.Count() > 1
            select $"{same.Key}: {string.Join(", ", same.Select(function => function.At))}");
    }

    [Fact]
    public void Have_names_written_out()
    {
        Faults.None(
            from file in Functions
            where FunctionMark().Count(file.Text) != FunctionName().Count(file.Text)
            select $"{file.Path}: a function's name is no word in quotation marks");
    }

    [Fact]
    public void Give_every_http_trigger_its_level()
    {
        Faults.None(
            from file in Functions
            from Match trigger in HttpTrigger().Matches(file.Text)
            where !trigger.Groups["arguments"].Value.TrimStart().StartsWith("AuthorizationLevel.", StringComparison.Ordinal)
            select $"{file.At(trigger.Index)}: {trigger.Value}");
    }

    /// <summary>A build error there for blob, queue and HTTP triggers; the host retries by itself.</summary>
    [Fact]
    public void Carry_no_retry_attribute()
    {
        Faults.None(
            from file in Functions
            from Match retry in Retry().Matches(file.Text)
            select $"{file.At(retry.Index)}: {retry.Value}");
    }

    [Fact]
    public void Are_public_methods_of_public_classes()
    {
        Faults.None(
            from file in Functions
            where !PublicClass().IsMatch(file.Text)
            select $"{file.Path}: the host finds public top-level classes only");
        Faults.None(
            from file in Functions
            from Match mark in FunctionMark().Matches(file.Text)
            where !PublicMethod().IsMatch(file.Text[mark.Index..])
            select $"{file.At(mark.Index)}: the host finds public methods only");
    }

    [Fact]
    public void Answer_every_route_of_the_api_under_its_name()
    {
        var answered =
            from file in Functions
            from Match function in HttpFunction().Matches(file.Text)
            let route = function.Groups["route"].Value
            where route.StartsWith("api/", StringComparison.Ordinal) && !route.Contains('*')
            select $"{function.Groups["name"].Value} /{route}";

        Faults.NoneBetween(Routes.All.Select(route => $"Api{route.Name} {route.Path}"), "Routes.All", answered, "src/OpenData.Functions");
    }

    private static IEnumerable<(string Name, string At)> NamesOf() =>
        from file in Functions
        from Match name in FunctionName().Matches(file.Text)
        select (name.Groups["name"].Value, file.At(name.Index));

    [GeneratedRegex(@"\[Function\(")]
    private static partial Regex FunctionMark();

    [GeneratedRegex("""\[Function\("(?<name>\w+)"\)\]""")]
    private static partial Regex FunctionName();

    [GeneratedRegex(@"\[HttpTrigger(\((?<arguments>[^\]]*)\))?\]")]
    private static partial Regex HttpTrigger();

    [GeneratedRegex(@"\[\w+Retry\b")]
    private static partial Regex Retry();

    [GeneratedRegex(@"^public (sealed )?(partial )?class ", RegexOptions.Multiline)]
    private static partial Regex PublicClass();

    [GeneratedRegex(@"^\[Function\([^\]]*\]\s*public ")]
    private static partial Regex PublicMethod();

    [GeneratedRegex("""\[Function\("(?<name>\w+)"\)\]\s*public [^\[]*\[HttpTrigger\([^\]]*Route = "(?<route>[^"]*)"[^\]]*\]""")]
    private static partial Regex HttpFunction();
}
