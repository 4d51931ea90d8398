using System.CommandLine;
using System.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using OpenData.Api;
using OpenData.Api.Endpoints;
using OpenData.Cli.Output;

namespace OpenData.Cli.Commands;

/// <summary><c>export [NAME=VALUE…]</c>: everything that matches, from a service, into a file that is either whole or not there.</summary>
internal static class ExportCommand
{
    /// <summary>Where the service is, for those who don't want to say it each time.</summary>
    public const string ServerVariable = "OPENDATA_SERVER";

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
        var server = new Option<Uri>("--server")
        {
            HelpName = "URL",
            DefaultValueFactory = _ => new Uri(Environment.GetEnvironmentVariable(ServerVariable) ?? "http://127.0.0.1:7071"),
            CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : Refuse(result, terminal),
            Description = terminal.In(new($"服务的地址；不写则用环境变量 {ServerVariable}，再不然是本机。", $"Address of the service; otherwise the environment's {ServerVariable}, otherwise this machine.")),
        };
        var format = new Option<string>("--format") { DefaultValueFactory = _ => "csv", Description = terminal.In(new("文件格式。", "Format of the file.")) }.AcceptOnlyFromAmong("csv", "jsonl");
        var bom = new Option<bool>("--bom") { Description = terminal.In(new("便于 Excel 打开的 CSV。", "CSV that Excel opens as it should.")) };
        var output = new Option<FileInfo>("--output", "-o") { HelpName = "FILE", Description = terminal.In(new("写入的文件；不写则输出到标准输出。", "File to write; otherwise standard output.")) };
        var command = new Command("export", terminal.In(new("从服务导出全部符合条件的观测。", "Export all observations that match from a service."))) { filters, server, format, bom, output };
        command.SetAction((result, cancellationToken) =>
        {
            var query = result.GetValue(filters)!.Select(filter => filter.Split('=', 2)).Select(filter => $"{filter[0]}={Uri.EscapeDataString(filter[1])}")
                .Append($"format={result.GetValue(format)}")
                .Append($"lang={(terminal.Language == Language.Zh ? "zh" : "en")}");
            if (result.GetValue(bom)) query = query.Append("bom=true");
            return RunAsync(terminal, new Uri(result.GetValue(server)!, $"/api/v1/observations/export?{string.Join('&', query)}"), result.GetValue(output), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, Uri address, FileInfo? file, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All }) { Timeout = Timeout.InfiniteTimeSpan };
        using var answer = await AskAsync(http, address, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            var words = await ProblemAsync(answer, cancellationToken);
            terminal.Complain(new(words, words));
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

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException)
        {
            var server = address.GetLeftPart(UriPartial.Authority);
            throw new CommandFailure(new($"连接不上服务 {server}。", $"The service at {server} can't be reached."));
        }
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

    private static async Task<string> ProblemAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            return JObject.Parse(body).Value<string>("detail") ?? $"HTTP {(int)answer.StatusCode}";
        }
        catch (JsonReaderException)
        {
            return $"HTTP {(int)answer.StatusCode}";
        }
    }

    private static Uri? Refuse(System.CommandLine.Parsing.ArgumentResult result, Terminal terminal)
    {
        result.AddError(terminal.In(new($"“{result.Tokens[0].Value}”不是网址。", $"'{result.Tokens[0].Value}' is no address of a service.")));
        return null;
    }
}
