using System.CommandLine;
using OpenData.Cli.Output;

namespace OpenData.Cli.Commands;

/// <summary><c>completion SHELL</c>: the script by which a shell asks this program what could come next.</summary>
internal static class CompletionCommand
{
    private const string Bash =
        """
        _opendata() {
          local IFS=$'\n'
          COMPREPLY=($(opendata "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null))
        }
        complete -o default -F _opendata opendata
        """;

    private const string Zsh =
        """
        _opendata() {
          local -a words_here=("${(@f)$(opendata "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          compadd -- $words_here || _files
        }
        compdef _opendata opendata
        """;

    private const string Fish =
        """
        complete -c opendata -a '(set -l line (commandline -cp); opendata "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)'
        """;

    private const string PowerShell =
        """
        Register-ArgumentCompleter -Native -CommandName opendata -ScriptBlock {
          param($word, $ast, $cursor)
          opendata "[suggest:$cursor]" "$ast" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal) { ["bash"] = Bash, ["zsh"] = Zsh, ["fish"] = Fish, ["pwsh"] = PowerShell };

    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = terminal.In(new("哪一种 shell。", "Which shell.")) }.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", terminal.In(new("输出命令补全脚本，如：eval \"$(opendata completion bash)\"", "Print the script for completion, as for: eval \"$(opendata completion bash)\""))) { shell };
        command.SetAction(result =>
        {
            terminal.Out.WriteLine(Scripts[result.GetValue(shell)!]);
            return ExitCode.Done;
        });
        return command;
    }
}
