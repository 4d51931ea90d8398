using System.CommandLine;
using System.Net;
using OpenData.Api.Endpoints;
using OpenData.Cli.Output;

namespace OpenData.Cli.Commands;

/// <summary><c>export [NAME=VALUE…]</c>: everything that matches, from a service, into a file that is either whole or not there.</summary>
internal static class ExportCommand
{
    /// <summary>What the options say is not said twice.</summary>
    private static readonly string[] Filters = [.. ExportEndpoints.Route.Parameters.Select(parameter => parameter.Name).Except(["format", "bom", "lang"])];

    public static Command Create(Terminal terminal)
    {
        var filters = new Argument<string[]>("NAME=VALUE")
        {
            Arity = ArgumentArity.ZeroOrMore,
            HelpName = "NAME=VALUE",
            Description = terminal.In(new("API 的筛选条件，如 township_id=430681104；不写则为全部。", "Filters of the API, such as township_id=430681104; none for everything.")),
        };
        filters.CompletionSources.Add(_ => Filters.Select(name => new System.CommandLine.Completions.CompletionItem($"{name}=")));
        filters.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !Filters.Contains(token.Value.Split('=')[0]) || !token.Value.Contains('=', StringComparison.Ordinal)))
                result.AddError(terminal.In(new($"“{token.Value}”不是筛选条件；可用：{string.Join("、", Filters)}。", $"'{token.Value}' is no filter; there are {string.Join(", ", Filters)}.")));
        });
        var server = ServerOption.Create(terminal, hasDefault: true);
        var format = new Option<string>("--format") { DefaultValueFactory = _ => "csv", Description = terminal.In(new("文件格式。", "Format of the file.")) }.AcceptOnlyFromAmong("csv", "jsonl");
        var bom = new Option<bool>("--bom") { Description = terminal.In(new("便于 Excel 打开的 CSV。", "CSV that Excel opens as it should.")) };
        var output = new Option<FileInfo>("--output", "-o") { HelpName = "FILE", Description = terminal.In(new("写入的文件；不写则输出到标准输出。", "File to write; otherwise standard output.")) };
        var command = new Command("export", terminal.In(new("从服务导出全部符合条件的观测。", "Export all observations that match from a service."))) { filters, server, format, bom, output };
        command.SetAction((result, cancellationToken) =>
        {
            var query = result.GetValue(filters)!.Select(filter => filter.Split('=', 2)).Select(filter => $"{filter[0]}={Uri.EscapeDataString(filter[1])}")
                .Append($"format={result.GetValue(format)}");
            if (result.GetValue(bom)) query = query.Append("bom=true");
            return RunAsync(terminal, result.GetValue(server)!, $"observations/export?{string.Join('&', query)}", result.GetValue(output), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, Uri server, string route, FileInfo? file, CancellationToken cancellationToken)
    {
        using var service = new ServiceClient(server, key: null, terminal);
        using var answer = await service.AskAsync(route, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            var problem = await ServiceClient.ProblemOf(answer, cancellationToken);
            terminal.Complain(new(problem.Detail, problem.Detail));
            return answer.StatusCode == HttpStatusCode.BadRequest ? ExitCode.WrongUsage : ExitCode.NotReached;
        }

        if (file is null)
        {
            await using var console = Console.OpenStandardOutput();
            await answer.Content.CopyToAsync(console, cancellationToken);
        }
        else
        {
            await SaveAsync(answer, file, cancellationToken);
        }

        var total = answer.Headers.TryGetValues("X-Total-Count", out var values) ? values.First() : "?";
        terminal.Complain(new($"已导出 {total} 条观测。", $"{total} observations exported."));
        return ExitCode.Done;
    }

    /// <summary>Under another name until it is whole, so that nobody takes half a file for the data.</summary>
    private static async Task SaveAsync(HttpResponseMessage answer, FileInfo file, CancellationToken cancellationToken)
    {
        var unfinished = file.FullName + ".part";
        try
        {
            await using (var stream = File.Create(unfinished))
            {
                await answer.Content.CopyToAsync(stream, cancellationToken);
            }

            File.Move(unfinished, file.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
