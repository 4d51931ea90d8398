using System.CommandLine;
using System.Globalization;
using System.Reflection;
using OpenData.Api;
using OpenData.Cli;
using OpenData.Cli.Output;
using OpenData.Storage;

namespace OpenData.House.Tests.Documents;

/// <summary>What the command line tool understands stands in docs/cli.md, and nothing else does.</summary>
public sealed class CliDocumentTests
{
    private const string Path = "docs/cli.md";

    private static readonly MarkdownDocument Document = MarkdownDocument.Get(Path);

    private static readonly (string Name, Command Command)[] Commands = [.. Leaves("", RootIn(Language.En))];

    [Fact]
    public void Has_a_part_for_every_command()
    {
        Assert.NotEmpty(Commands);
        Faults.NoneBetween(Commands.Select(command => command.Name), "the tool", Document.Headings.Skip(1).Except(["Exit codes", "Environment"]), Path);
    }

    [Fact]
    public void Names_every_option_and_argument_of_every_command()
    {
        foreach (var (name, command) in Commands)
        {
            Faults.NoneBetween(NamesOf(command).Select(option => $"{name} {option}"), "the tool", Document.CodesUnder(name).Select(option => $"{name} {option}"), Path);
        }
    }

    [Fact]
    public void Gives_the_defaults_that_the_tool_has()
    {
        Faults.None(
            from command in Commands
            from option in command.Command.Options
            where option.HasDefaultValue && option.ValueType != typeof(bool) && option.ValueType != typeof(Uri)
            let row = Document.RowsUnder(command.Name).Single(row => MarkdownDocument.CodesIn(row[0]).Contains(option.Name))
            let value = Convert.ToString(option.GetDefaultValue(), CultureInfo.InvariantCulture)
            where !MarkdownDocument.CodesIn(row[1]).Contains(value)
            select $"{command.Name} {option.Name} is {value} by default");
    }

    [Fact]
    public void Names_every_exit_code()
    {
        var codes = typeof(ExitCode).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)!);

        Faults.NoneBetween(codes, nameof(ExitCode), Document.CodesUnder("Exit codes"), Path);
    }

    [Fact]
    public void Names_every_variable_of_the_environment()
    {
        string[] variables = [StorageConnection.Setting, ServiceClient.ServerVariable, ServiceClient.KeyVariable, Terminal.NoColour, .. UserLanguage.Variables];

        Faults.NoneBetween(variables, "the tool", Document.CodesUnder("Environment"), Path);
    }

    [Fact]
    public void The_tool_describes_everything_in_both_languages()
    {
        var (english, chinese) = (Descriptions(RootIn(Language.En)).ToArray(), Descriptions(RootIn(Language.Zh)).ToArray());

        Assert.Equal(english.Length, chinese.Length);
        Faults.None(english.Concat(chinese).Where(symbol => string.IsNullOrWhiteSpace(symbol.Words)).Select(symbol => $"{symbol.Name} has no description"));
        Faults.None(chinese.Where(symbol => !symbol.Words!.Any(c => c is >= '\u4E00' and <= '\u9FFF')).Select(symbol => $"{symbol.Name}: {symbol.Words}"));
        Faults.None(english.Where(symbol => symbol.Words!.Any(c => c is >= '\u4E00' and <= '\u9FFF')).Select(symbol => $"{symbol.Name}: {symbol.Words}"));
    }

    private static RootCommand RootIn(Language language) => new CommandLine(new Terminal { Language = language, Out = TextWriter.Null, Error = TextWriter.Null }).Root;

    private static IEnumerable<(string Name, Command Command)> Leaves(string before, Command command) =>
        command.Subcommands.SelectMany(inner => inner.Subcommands.Count > 0 ? Leaves(before + inner.Name + " ", inner) : [(before + inner.Name, inner)]);

    private static IEnumerable<string> NamesOf(Command command) =>
        [.. command.Arguments.Select(argument => argument.Name), .. command.Options.SelectMany(option => option.Aliases.Append(option.Name))];

    private static IEnumerable<(string Name, string? Words)> Descriptions(Command command) =>
    [
        (command.Name, command.Description),
        .. command.Arguments.Select(argument => ($"{command.Name} {argument.Name}", argument.Description)),
        .. command.Options.Where(option => option.GetType().IsGenericType).Select(option => ($"{command.Name} {option.Name}", option.Description)),
        .. command.Subcommands.SelectMany(Descriptions),
    ];
}
