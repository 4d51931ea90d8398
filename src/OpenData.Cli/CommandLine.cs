using System.CommandLine;
using System.CommandLine.Invocation;
using OpenData.Cli.Commands;
using OpenData.Cli.Output;

namespace OpenData.Cli;

/// <summary>All verbs, and what becomes of a line that someone typed.</summary>
internal sealed class CommandLine(Terminal terminal)
{
    /// <summary>What an interrupted command may take to end in order: an app that is stopped writes down where it is.</summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(20);

    public RootCommand Root { get; } = new(terminal.In(new("乡镇工作报告开放数据：读取、上传、发布、导出。", "Township work reports as open data: read, upload, serve, export.")))
    {
        ReadCommand.Create(terminal),
        CheckCommand.Create(terminal),
        UploadCommand.Create(terminal),
        ExportCommand.Create(terminal),
        ServeCommand.Create(terminal),
        KeysCommand.Create(terminal),
        StatusCommand.Create(terminal),
        RereadCommand.Create(terminal),
        CompletionCommand.Create(terminal),
    };

    public async Task<int> RunAsync(string[] arguments)
    {
        var line = Root.Parse(arguments);
        await using var help = new StringWriter();
        await using var faults = new StringWriter();
        var settings = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToStop, Output = help, Error = faults };
        try
        {
            var exitCode = await line.InvokeAsync(settings);
            return line.Action is ParseErrorAction ? ExitCode.WrongUsage : exitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (WorldFailure.From(exception) is not null)
        {
            terminal.Complain(WorldFailure.From(exception)!.Message);
            return ExitCode.NotReached;
        }
        finally
        {
            await terminal.Error.WriteAsync(ParserWords.In(terminal.Language, faults.ToString()));
            await (line.Action is ParseErrorAction ? terminal.Error : terminal.Out).WriteAsync(ParserWords.In(terminal.Language, help.ToString()));
            await terminal.Out.FlushAsync();
        }
    }
}
