using System.Runtime.Versioning;
using OpenData.Testing;

namespace OpenData.Cli.Tests;

/// <summary>Completion as the shells do it, each with its own script switched on.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class CompletionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("opendata-completion-").FullName;

    public CompletionTests()
    {
        var program = Path.Combine(folder, "opendata");
        File.WriteAllText(program, $"#!/bin/sh\nexec dotnet '{OpenDataProcess.Program}' \"$@\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.WriteAllText(Path.Combine(folder, "report.txt"), "");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [ShellFact("bash")]
    public async Task Bash_offers_verbs_options_values_and_leaves_files_to_itself()
    {
        Assert.Equal(["read", "reread"], await InBashAsync("opendata re"));
        Assert.Equal(["add", "list", "revoke"], await InBashAsync("opendata keys "));
        Assert.Equal(["csv", "jsonl", "table"], await InBashAsync("opendata read --format "));
        Assert.Contains("--explain", await InBashAsync("opendata read --"));
        Assert.Empty(await InBashAsync("opendata read "));
        Assert.Contains("township_id=", await InBashAsync("opendata export town"));
    }

    [ShellFact("fish")]
    public async Task Fish_offers_verbs_options_values_and_files()
    {
        Assert.Equal(["read", "reread"], await InFishAsync("opendata re"));
        Assert.Equal(["add", "list", "revoke"], await InFishAsync("opendata keys "));
        Assert.Equal(["csv", "jsonl", "table"], await InFishAsync("opendata read --format "));
        Assert.Contains("--explain", await InFishAsync("opendata read --"));
        Assert.Equal(["report.txt"], await InFishAsync("opendata read rep"));
    }

    /// <summary>At a terminal of its own: nothing else completes.</summary>
    [ShellFact("zsh")]
    public async Task Zsh_completes_verbs_options_and_files()
    {
        await InZshAsync("opendata rer", until: "opendata reread");
        await InZshAsync("opendata read --ex", until: "opendata read --explain");
        await InZshAsync("opendata read rep", until: "opendata read report.txt");
        await InZshAsync("opendata keys ", until: "add*list*revoke");
    }

    [ShellFact("pwsh")]
    public async Task PowerShell_offers_verbs()
    {
        const string Line = "opendata re";
        var script = $"opendata completion pwsh | Out-String | Invoke-Expression; [System.Management.Automation.CommandCompletion]::CompleteInput('{Line}', {Line.Length}, $null).CompletionMatches.CompletionText";

        Assert.Equal(["read", "reread"], Lines(await RunAsync("pwsh", "-NoProfile", "-Command", script)));
    }

    private async Task<string[]> InBashAsync(string line) => Lines(await RunAsync("bash", "-c", $$"""
        eval "$(opendata completion bash)"
        COMP_LINE='{{line}}' COMP_POINT={{line.Length}}
        read -ra COMP_WORDS <<<"$COMP_LINE"
        [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _opendata
        printf '%s\n' "${COMPREPLY[@]}"
        """));

    private async Task<string[]> InFishAsync(string line) => Lines(await RunAsync("fish", "--no-config", "-c", $"opendata completion fish | source; complete -C '{line}'"));

    /// <summary>Types the line and Tab, and waits until that stands at the prompt or below it.</summary>
    private async Task InZshAsync(string line, string until) => Assert.NotEmpty(await RunAsync("zsh", "-f", "-c", $$"""
        zmodload zsh/zpty
        zpty shell env TERM=dumb zsh -f -i
        zpty -w shell 'PS1="> "; autoload -Uz compinit; compinit -u -D; eval "$(opendata completion zsh)"; echo rea''dy'
        zpty -r shell said '*ready*'
        zpty -w -n shell $'{{line}}\t'
        zpty -r -m shell said '*{{until}}*' && print -r -- "$said"
        zpty -d shell
        """));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private async Task<string> RunAsync(string shell, params string[] arguments)
    {
        var start = ProgramRun.Piped(shell, arguments);
        start.WorkingDirectory = folder;
        start.Environment["PATH"] = folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["LANG"] = "C.UTF-8";
        var run = await ProgramRun.OfAsync(start);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output;
    }
}
