using System.CommandLine;
using OpenData.Cli.Output;

namespace OpenData.Cli.Commands;

/// <summary><c>completion SHELL</c>: the script by which a shell asks this program what could come next.</summary>
internal static class CompletionCommand
{
    // Options are offered to a word that begins with a hyphen; any other word is a verb, a value or a file.

    private const string Bash =
        """
        _opendata() {
          local IFS=$'\n' wanted='^[^-/]'
          [[ ${COMP_WORDS[COMP_CWORD]} == -* ]] && wanted='^-'
          COMPREPLY=($(opendata "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null | grep "$wanted"))
        }
        complete -o default -F _opendata opendata
        """;

    private const string Zsh =
        """
        _opendata() {
          local -a offered=("${(@f)$(opendata "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          if [[ $PREFIX == -* ]]; then offered=(${(M)offered:#-*}); else offered=(${offered:#[-\/]*}); fi
          if (( $#offered )); then compadd -- $offered; else _files; fi
        }
        compdef _opendata opendata
        """;

    private const string Fish =
        """
        function __opendata_offered
          set -l line (commandline -cp)
          set -l word (commandline -ct)
          set -l wanted '^[^-/]'
          string match -q -- '-*' "$word"; and set wanted '^-'
          set -l offered (opendata "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null | string match -er -- $wanted)
          if test (count $offered) -gt 0
            printf '%s\n' $offered
          else
            __fish_complete_path "$word"
          end
        end
        complete -c opendata -f -a '(__opendata_offered)'
        """;

    private const string PowerShell =
        """
        Register-ArgumentCompleter -Native -CommandName opendata -ScriptBlock {
          param($word, $ast, $cursor)
          $wanted = if ("$word".StartsWith('-')) { '^-' } else { '^[^-/]' }
          opendata "[suggest:$cursor]" "$ast" | Where-Object { $_ -match $wanted } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
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
