using System.CommandLine;
using System.CommandLine.Parsing;
using OpenData.Cli.Output;

namespace OpenData.Cli.Commands;

/// <summary><c>--server</c>: which service is asked.</summary>
internal static class ServerOption
{
    /// <summary>The environment's, otherwise the one that <c>serve</c> starts on this machine.</summary>
    public static Uri Default => new(Environment.GetEnvironmentVariable(ServiceClient.ServerVariable) ?? "http://127.0.0.1:7071");

    public static Option<Uri> Create(Terminal terminal, bool hasDefault)
    {
        var option = new Option<Uri>("--server")
        {
            HelpName = "URL",
            CustomParser = result => Parse(result, terminal),
            Description = hasDefault
                ? terminal.In(new($"服务的地址；不写则用环境变量 {ServiceClient.ServerVariable}，再不然是本机。", $"Address of the service; otherwise the environment's {ServiceClient.ServerVariable}, otherwise this machine."))
                : terminal.In(new(
                    $"用乡镇密钥（环境变量 {ServiceClient.KeyVariable}）上传到这个服务，而不是存储。",
                    $"Send to this service, with the township's key in the environment's {ServiceClient.KeyVariable}, instead of to a storage.")),
        };
        if (hasDefault) option.DefaultValueFactory = _ => Default;
        return option;
    }

    private static Uri? Parse(ArgumentResult result, Terminal terminal)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return uri;
        result.AddError(terminal.In(new($"“{text}”不是网址。", $"'{text}' is no address of a service.")));
        return null;
    }
}
