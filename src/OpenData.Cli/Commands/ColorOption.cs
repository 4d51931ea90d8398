using System.CommandLine;
using OpenData.Cli.Output;

namespace OpenData.Cli.Commands;

/// <summary><c>--color</c>: colours on a screen, marks elsewhere, unless someone says otherwise (such as before <c>less -R</c>).</summary>
internal static class ColorOption
{
    private const string Auto = "auto";
    private const string Always = "always";

    public static Option<string> Create(Terminal terminal) => new Option<string>("--color")
    {
        DefaultValueFactory = _ => Auto,
        Description = terminal.In(new("是否用颜色；默认只在屏幕上用，且未设 NO_COLOR。", "Whether to use colours; by default on a screen only, and not where NO_COLOR is set.")),
    }.AcceptOnlyFromAmong(Auto, Always, "never");

    public static bool IsOn(string? value, Terminal terminal) => value == Always || (value == Auto && terminal.HasColours);
}
