using System.CommandLine;
using OpenData.Api.Fields;
using OpenData.Cli.Output;
using OpenData.Reading.Register;
using OpenData.Storage.UploadKeys;

namespace OpenData.Cli.Commands;

/// <summary><c>keys add|list|revoke</c>: the keys with which townships upload.</summary>
internal static class KeysCommand
{
    private static readonly string[] Columns = ["id", "created_at", "last_used_at", "revoked_at"];

    public static Command Create(Terminal terminal) => new("keys", terminal.In(new("管理乡镇的上传密钥。", "Manage the keys with which townships upload.")))
    {
        Add(terminal),
        List(terminal),
        Revoke(terminal),
    };

    private static Command Add(Terminal terminal)
    {
        var (township, storage, json) = (Township(terminal), StorageOptions.Storage(terminal), StorageOptions.Json(terminal));
        var command = new Command("add", terminal.In(new("新建一个密钥；只显示这一次。", "Make a key; it is shown this once."))) { township, storage, json };
        command.SetAction(async (result, cancellationToken) =>
        {
            var id = result.GetValue(township)!;
            await using var session = await StorageSession.OpenAsync(result.GetValue(storage), cancellationToken);
            if (await session.Get<UploadKeyStore>().AddAsync(id, cancellationToken) is not { } key)
            {
                terminal.Complain(new(
                    $"{id} 已有 {UploadKeyStore.MaxLive} 个有效密钥；请先用 keys revoke 停用一个。",
                    $"{id} has {UploadKeyStore.MaxLive} live keys already; end one with keys revoke first."));
                return ExitCode.NotAllGood;
            }

            var name = TownshipRegister.TryGet(id, out var known) ? TownshipRegister.FullName(known) : id;
            if (result.GetValue(json)) JsonObject.WriteLine(terminal.Out, ("township_id", id), ("id", key.Id), ("key", key.Reveal()));
            else terminal.Out.WriteLine(key.Reveal());
            terminal.Complain(new(
                $"{name}的上传密钥。请现在交给乡镇：它不会再显示，系统只保存校验值。",
                $"The upload key of {name}. Hand it over now: it is never shown again, and only a hash of it is kept."));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var (township, storage, json) = (Township(terminal), StorageOptions.Storage(terminal), StorageOptions.Json(terminal));
        var command = new Command("list", terminal.In(new("列出一个乡镇的密钥，包括已停用的。", "List a township's keys, revoked ones too."))) { township, storage, json };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await StorageSession.OpenAsync(result.GetValue(storage), cancellationToken);
            var keys = await session.Get<UploadKeyStore>().ListAsync(result.GetValue(township)!, cancellationToken);
            if (result.GetValue(json))
            {
                foreach (var key in keys) JsonObject.WriteLine(terminal.Out, Columns.Zip(Cells(key), (name, cell) => (name, (object?)cell)));
            }
            else
            {
                TextTable.Write(terminal.Out, Columns, [.. keys.Select(key => (string[])[.. Cells(key).Select(cell => cell ?? "")])], terminal.Width);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Revoke(Terminal terminal)
    {
        var (township, storage) = (Township(terminal), StorageOptions.Storage(terminal));
        var id = new Argument<string>("KEY") { Description = terminal.In(new("密钥的八位编号，见 keys list。", "The key's id of eight digits, see keys list.")) };
        var command = new Command("revoke", terminal.In(new("立即停用一个密钥。", "End a key at once."))) { township, id, storage };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await StorageSession.OpenAsync(result.GetValue(storage), cancellationToken);
            var (code, key) = (result.GetValue(township)!, result.GetValue(id)!);
            if (await session.Get<UploadKeyStore>().RevokeAsync(code, key, cancellationToken) is not { } revoked)
            {
                terminal.Complain(new($"{code} 没有编号为 {key} 的密钥。", $"{code} has no key {key}."));
                return ExitCode.NotAllGood;
            }

            terminal.Say(new($"密钥 {revoked.Id} 已停用。", $"Key {revoked.Id} is revoked."));
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Township(Terminal terminal)
    {
        var argument = new Argument<string>("TOWNSHIP") { Description = terminal.In(new("乡镇的九位代码。", "The township's nine-digit code.")) };
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [var code] && !TownshipRegister.IsKnown(code.Value))
                result.AddError(terminal.In(new($"没有代码为“{code.Value}”的乡镇。", $"No township has the code '{code.Value}'.")));
        });
        return argument;
    }

    private static string?[] Cells(UploadKey key) => [key.Id, Time(key.CreatedAt), Time(key.LastUsedAt), Time(key.RevokedAt)];

    private static string? Time(DateTimeOffset? time) => time is null ? null : FieldValue.Of(time).Text;
}
