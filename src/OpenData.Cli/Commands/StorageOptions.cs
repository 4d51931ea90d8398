using System.CommandLine;
using System.Globalization;
using OpenData.Cli.Output;
using OpenData.Storage;

namespace OpenData.Cli.Commands;

/// <summary>Options of the commands that work on a storage.</summary>
internal static class StorageOptions
{
    private const int MostParallel = 64;

    public static Option<string> Storage(Terminal terminal) => new("--storage")
    {
        HelpName = "CONNECTION",
        Description = terminal.In(new(
            $"存储账户的连接字符串；不写则用环境变量 {StorageConnection.Setting}，再不然是本机的模拟存储。",
            $"Connection string of the storage account; otherwise the environment's {StorageConnection.Setting}, otherwise the local emulator.")),
    };

    public static Option<int> Parallel(Terminal terminal)
    {
        var option = new Option<int>("--parallel")
        {
            HelpName = "N",
            DefaultValueFactory = _ => 4,
            Description = terminal.In(new("同时处理几份。", "How many at a time.")),
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var n] && int.TryParse(n.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var parallel) && parallel is < 1 or > MostParallel)
                result.AddError(terminal.In(new($"--parallel 须在 1 到 {MostParallel} 之间。", $"--parallel takes 1 to {MostParallel}.")));
        });
        return option;
    }

    public static Option<bool> Json(Terminal terminal) => new("--json") { Description = terminal.In(new("以 JSON 输出结果。", "Print the result as JSON.")) };
}
