using System.Diagnostics;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.Cli.Tests;

/// <summary>The verbs that need a storage, each as a process, over an Azurite and an app that <c>serve</c> started.</summary>
public sealed partial class ServedTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("opendata-cli-").FullName;

    private AzuriteServer Azurite { get; } = new();
    private Process? served;

    public Task InitializeAsync() => Azurite.InitializeAsync();

    public async Task DisposeAsync()
    {
        if (served is { HasExited: false }) served.Kill(entireProcessTree: true);
        served?.Dispose();
        await Azurite.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Uploads_are_published_once_counted_exported_and_a_second_run_sends_nothing()
    {
        await PutAsync("430681104/2021.txt", Report("白水镇", 2021));
        await PutAsync("430681104/2022.txt", Report("白水镇", 2022));
        await PutAsync("430681104/2023.txt", "not a word of Chinese in here, and yet many words");
        var app = Serve();
        var server = await AddressAsync(app);

        var first = await OpenDataProcess.RunAsync("upload", "--json", "--storage", Azurite.ConnectionString, folder);
        Assert.True(first.ExitCode == 1, first.Error);
        var summary = JObject.Parse(first.Output);
        Assert.Equal((3, 0, 0), (summary.Value<int>("files"), summary.Value<int>("unchanged"), summary.Value<int>("open")));
        Assert.Equal(2, (int?)summary["states"]!["published"]);
        Assert.Equal("not_chinese", (string?)summary["refused"]!.Single()["code"]);

        var second = await OpenDataProcess.RunAsync("upload", "--storage", Azurite.ConnectionString, folder);
        Assert.Contains("unchanged, not sent again: 3", second.Output, StringComparison.Ordinal);
        Assert.Contains("430681104/2023.txt: not_chinese: ", second.Output, StringComparison.Ordinal);

        var status = await OpenDataProcess.RunAsync("status", "--json", "--storage", Azurite.ConnectionString);
        Assert.Equal(0, status.ExitCode);
        Assert.Equal((2, 2, 1), (Number(status, "reports"), Number(status, "uploads_published"), Number(status, "uploads_rejected")));

        var reread = await OpenDataProcess.RunAsync("reread", "--json", "--storage", Azurite.ConnectionString);
        Assert.Equal((0, 3, 0), (reread.ExitCode, Number(reread, "files"), Number(reread, "read")));

        await AssertExportsAsync(server);
        await AssertStopsAsync(app);
    }

    [Fact]
    public async Task A_township_sends_to_a_service_with_its_key_and_to_no_other_township()
    {
        await PutAsync("430681104/2021.txt", Report("白水镇", 2021));
        await PutAsync("430681104/2022.docx", "no Word document at all");
        var app = Serve();
        var server = await AddressAsync(app);
        var key = (await OpenDataProcess.RunAsync("keys", "add", "430681104", "--storage", Azurite.ConnectionString)).Lines[0];

        var first = await OpenDataProcess.RunAsync(["upload", "--json", "--server", server, folder], "C", key: key);
        var summary = JObject.Parse(first.Output);
        Assert.Equal(1, (int?)summary["states"]!["published"]);
        Assert.Equal("430681104/2022.docx", (string?)summary["refused"]!.Single()["path"]);

        var second = await OpenDataProcess.RunAsync(["upload", "--server", server, Path.Combine(folder, "430681104", "2021.txt")], "C", key: key);
        Assert.True(second.ExitCode == 0, second.Error);
        Assert.Contains("unchanged, not sent again: 1", second.Output, StringComparison.Ordinal);

        await PutAsync("430422115/2021.txt", Report("柞市镇", 2021));
        var other = await OpenDataProcess.RunAsync(["upload", "--server", server, Path.Combine(folder, "430422115")], "C", key: key);
        Assert.Equal(3, other.ExitCode);
        Assert.Equal(3, (await OpenDataProcess.RunAsync("upload", "--server", server, folder)).ExitCode);
        await AssertStopsAsync(app);
    }

    [Fact]
    public async Task Uploads_that_nobody_reads_yet_are_under_way_and_reread_takes_them_up()
    {
        await PutAsync("430681104/2021.txt", Report("白水镇", 2021));
        var patient = await OpenDataProcess.RunAsync("upload", "--timeout", "0", "--storage", Azurite.ConnectionString, folder);
        Assert.Equal(1, patient.ExitCode);
        Assert.Contains("1 reports are still under way", patient.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await OpenDataProcess.RunAsync("upload", "--no-wait", "--storage", Azurite.ConnectionString, folder)).ExitCode);

        var reread = await OpenDataProcess.RunAsync("reread", "--storage", Azurite.ConnectionString);
        Assert.True(reread.ExitCode == 0, reread.Error);
        Assert.Contains("1 files, 1 read, 0 failed", reread.Output, StringComparison.Ordinal);
        Assert.Contains("published: 1", (await OpenDataProcess.RunAsync("upload", "--storage", Azurite.ConnectionString, folder)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_is_sent_again_only_by_force_even_where_it_was_withdrawn()
    {
        await PutAsync("430681104/2021.txt", Report("白水镇", 2021));
        Assert.Equal(0, await UnchangedAsync());
        Assert.Equal(0, (await OpenDataProcess.RunAsync("reread", "--storage", Azurite.ConnectionString)).ExitCode);
        Assert.Equal(1, await UnchangedAsync());

        using (var app = new TestInstance(Azurite, prefix: ""))
        {
            Assert.NotNull(await app.Withdrawal.WithdrawAsync(ReportId.Parse("430681104-2021"), "数字有误", null, CancellationToken.None));
        }

        Assert.Equal(1, await UnchangedAsync());
        Assert.Equal(0, await UnchangedAsync("--force"));
    }

    [Fact]
    public async Task A_dry_run_sends_nothing_and_needs_no_storage()
    {
        await PutAsync("430681104/2021.txt", Report("白水镇", 2021));
        await PutAsync("430681104/2020.pdf", "%PDF-1.7");

        var answer = await OpenDataProcess.RunAsync(["upload", "--dry-run", folder], "zh_CN.UTF-8");

        Assert.Equal(1, answer.ExitCode);
        Assert.StartsWith("430681104/2021.txt  ", answer.Output, StringComparison.Ordinal);
        Assert.Contains("2020.pdf：这种格式不能读取", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_shown_once_listed_without_their_secret_and_revoked()
    {
        var added = await OpenDataProcess.RunAsync("keys", "add", "430681104", "--storage", Azurite.ConnectionString);
        Assert.Equal(0, added.ExitCode);
        var key = Assert.Single(added.Lines);
        Assert.Matches("^odk_430681104_[0-9a-f]{8}_[0-9a-f]{64}$", key);
        Assert.Contains("never shown again", added.Error, StringComparison.Ordinal);

        var id = key.Split('_')[2];
        var listed = await OpenDataProcess.RunAsync("keys", "list", "430681104", "--json", "--storage", Azurite.ConnectionString);
        Assert.Equal(id, JObject.Parse(Assert.Single(listed.Lines)).Value<string>("id"));
        Assert.DoesNotContain(key[^64..], listed.Output, StringComparison.Ordinal);

        Assert.Equal(0, (await OpenDataProcess.RunAsync("keys", "add", "430681104", "--storage", Azurite.ConnectionString)).ExitCode);
        Assert.Equal(1, (await OpenDataProcess.RunAsync("keys", "add", "430681104", "--storage", Azurite.ConnectionString)).ExitCode);
        Assert.Equal(0, (await OpenDataProcess.RunAsync("keys", "revoke", "430681104", id, "--storage", Azurite.ConnectionString)).ExitCode);
        Assert.Equal(1, (await OpenDataProcess.RunAsync("keys", "revoke", "430681104", "00000000", "--storage", Azurite.ConnectionString)).ExitCode);
        Assert.Equal(3, (await OpenDataProcess.RunAsync("keys", "list", "430681104", "--storage", Azurite.ConnectionString)).Lines.Length);
    }

    private static string Report(string township, int year) =>
        $"{township}{year}年工作总结\n一、民生保障\n全年发放高龄补贴120人25万元，新建卫生厕所14座。\n二、社会治理\n排查矛盾纠纷210起，化解210起，化解率100%。\n";

    private Process Serve() =>
        served = OpenDataProcess.Start(["serve", "--urls", "http://127.0.0.1:0", "--index", Path.Combine(folder, "index.db"), "--storage", Azurite.ConnectionString]);

    private static int Number(ProgramRun answer, string name) => JObject.Parse(answer.Output).Value<int>(name);

    private async Task AssertExportsAsync(string server)
    {
        var file = Path.Combine(folder, "out.csv");
        var export = await OpenDataProcess.RunAsync("export", "--server", server, "township_id=430681104", "year=2022", "--output", file);
        Assert.True(export.ExitCode == 0, export.Error);
        var rows = await File.ReadAllLinesAsync(file);
        Assert.Contains($"{rows.Length - 1} observations exported", export.Error, StringComparison.Ordinal);
        Assert.All(rows[1..], row => Assert.StartsWith("430681104-2022.1.", row, StringComparison.Ordinal));

        var wrong = await OpenDataProcess.RunAsync(["export", "--server", server, "year=soon"], "zh_CN.UTF-8");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", wrong.Error);
    }

    private static async Task<string> AddressAsync(Process app)
    {
        while (await app.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is not { Success: true } match) continue;

            // Nobody else reads it from here on: a full pipe would stop the app.
            _ = app.StandardOutput.ReadToEndAsync();
            _ = app.StandardError.ReadToEndAsync();
            return match.Groups["server"].Value;
        }

        throw new InvalidOperationException("The app ended before it listened.");
    }

    private static async Task AssertStopsAsync(Process app)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{app.Id}"]);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await app.WaitForExitAsync(limit.Token);
        Assert.Equal(0, app.ExitCode);
    }

    /// <summary>Sends everything, waits for nothing, and tells how many files needed no sending.</summary>
    private async Task<int> UnchangedAsync(params string[] options)
    {
        var answer = await OpenDataProcess.RunAsync(["upload", "--no-wait", "--json", .. options, "--storage", Azurite.ConnectionString, folder]);
        Assert.True(answer.ExitCode == 0, answer.Error);
        return Number(answer, "unchanged");
    }

    private async Task PutAsync(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text);
    }

    [GeneratedRegex(@"(?<server>http://127\.0\.0\.1:[1-9]\d*)/api/v1")]
    private static partial Regex Address();
}
