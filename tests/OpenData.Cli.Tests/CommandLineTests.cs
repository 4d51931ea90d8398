using OpenData.Testing;

namespace OpenData.Cli.Tests;

/// <summary>What is the same for all verbs.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("C", "Read report files", "Options:", "Show help")]
    [InlineData("en_GB.UTF-8", "Read report files", "Options:", "Show help")]
    [InlineData("zh_CN.UTF-8", "读取报告文件", "选项：", "显示帮助")]
    public async Task Help_is_in_the_language_of_the_user(string language, params string[] words)
    {
        var answer = await OpenDataProcess.RunAsync(["read", "--help"], language);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("", answer.Error);
        Assert.All(words, word => Assert.Contains(word, answer.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("read")]
    [InlineData("raed", "x.txt")]
    [InlineData("read", "--format", "xml", "x.txt")]
    [InlineData("read", "--township", "12", "x.txt")]
    [InlineData("read", "--explain", "--format", "csv", "x.txt")]
    [InlineData("upload", "--parallel", "0", ".")]
    [InlineData("upload", "--server", "http://127.0.0.1:9", "--storage", "UseDevelopmentStorage=true", ".")]
    [InlineData("upload", "--server", "http://127.0.0.1:9", "--force", ".")]
    [InlineData("keys", "add", "999999999")]
    [InlineData("export", "town=1")]
    [InlineData("export", "--server", "nowhere")]
    public async Task A_line_that_means_nothing_exits_with_2_and_keeps_standard_output_clean(params string[] arguments)
    {
        var answer = await OpenDataProcess.RunAsync(arguments);

        Assert.Equal(2, answer.ExitCode);
        Assert.Equal("", answer.Output);
        Assert.NotEqual("", answer.Error);
    }

    [Fact]
    public async Task Mistakes_are_named_in_chinese_too()
    {
        Assert.StartsWith("“read”缺少参数。", (await OpenDataProcess.RunAsync(["read"], "zh_CN.UTF-8")).Error, StringComparison.Ordinal);
        Assert.Contains("不能是“xml”", (await OpenDataProcess.RunAsync(["read", "--format", "xml", "x"], "zh_CN.UTF-8")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("read", "no-such-file.txt")]
    [InlineData("upload", "no-such-folder")]
    [InlineData("status", "--storage", "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;BlobEndpoint=http://127.0.0.1:9/a;QueueEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a")]
    [InlineData("status", "--storage", "no connection string")]
    [InlineData("export", "--server", "http://127.0.0.1:9")]
    public async Task What_is_not_there_exits_with_3_and_one_line(params string[] arguments)
    {
        var answer = await OpenDataProcess.RunAsync(arguments);

        Assert.Equal(3, answer.ExitCode);
        Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("opendata re", "read", "reread")]
    [InlineData("opendata keys ", "add", "list", "revoke")]
    [InlineData("opendata read --format ", "csv", "jsonl", "table")]
    [InlineData("opendata export town", "township_id=")]
    public async Task Completes_what_could_come_next(string line, params string[] words)
    {
        var answer = await OpenDataProcess.RunAsync($"[suggest:{line.Length}]", line);

        Assert.Equal(0, answer.ExitCode);
        Assert.All(words, word => Assert.Contains(word, answer.Lines));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _opendata opendata")]
    [InlineData("zsh", "compdef _opendata opendata")]
    [InlineData("fish", "complete -c opendata")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Prints_the_script_for_each_shell(string shell, string line) =>
        Assert.Contains(line, (await OpenDataProcess.RunAsync("completion", shell)).Output, StringComparison.Ordinal);

    /// <summary>The verbs that <c>./dev</c> passes on are those there are.</summary>
    [Fact]
    public async Task The_dev_script_knows_every_verb()
    {
        var dev = await File.ReadAllTextAsync(Repository.PathOf("dev"));
        var verbs = new CommandLine(Terminals.Silent()).Root.Subcommands.Select(command => command.Name);

        Assert.All(verbs, verb => Assert.Matches($@"(?m)^  ([a-z |]+ )?{verb}( [a-z |]+)?\) ", dev));
    }
}
