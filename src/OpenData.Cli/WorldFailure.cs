using System.Net.Sockets;
using Azure;
using OpenData.Api;

namespace OpenData.Cli;

/// <summary>A failure of the world around the program: of storage, network or disk. Everything else is the program's own fault and is not caught.</summary>
/// <param name="Message">One sentence for the person at the prompt.</param>
internal sealed record WorldFailure(Bilingual Message)
{
    /// <summary>Null where the world is not to blame.</summary>
    public static WorldFailure? From(Exception exception) => exception switch
    {
        AggregateException all => all.InnerExceptions.Select(From).FirstOrDefault(failure => failure is not null),
        CommandFailure told => new(told.Words),
        RequestFailedException { Status: 0 } => Unreachable(),
        RequestFailedException { Status: 401 or 403 } => new(new Bilingual("存储拒绝了这个账户或密钥。请检查 --storage。", "The storage refuses this account or key. Check --storage.")),
        RequestFailedException failed => new(new Bilingual($"存储回答了错误 {failed.Status}（{failed.ErrorCode}）。", $"The storage answered with error {failed.Status} ({failed.ErrorCode}).")),
        HttpRequestException or SocketException or OperationCanceledException => Unreachable(),
        IOException or UnauthorizedAccessException => new(new Bilingual(exception.Message, exception.Message)),
        _ => null,
    };

    private static WorldFailure Unreachable() => new(new Bilingual(
        "连接不上存储。请检查地址和网络；在本机，./dev run 会启动一个模拟存储。",
        "The storage can't be reached. Check its address and the network; on your own machine ./dev run starts an emulated one."));
}

/// <summary>A failure of the world that the one who noticed it has found the words for.</summary>
internal sealed class CommandFailure(Bilingual words) : Exception(words.En)
{
    public Bilingual Words { get; } = words;
}
