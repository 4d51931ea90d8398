using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using OpenData.Testing;

namespace OpenData.EndToEnd.Tests.Documents;

/// <summary>The examples of the documents about the API and the command line tool, run as they stand there.</summary>
[Collection(nameof(SharedDevRun))]
public sealed partial class DocumentExamplesTests(DevRun dev)
{
    private const string Elsewhere = "https://data.example.org";
    private const string Township = "430681104";

    [Fact]
    public async Task Every_question_to_the_api_is_answered()
    {
        var questions = DocumentExample.In("docs/api.md").Where(example => example.Language == "http").SelectMany(example => example.Commands).ToList();

        Assert.True(questions.Count >= 5);
        foreach (var question in questions)
        {
            using var answer = await dev.Http.GetAsync(new Uri(dev.Address + question.Split(' ')[1]));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{question}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task A_file_is_sent_asked_about_withdrawn_and_tried_as_the_document_says()
    {
        var commands = DocumentExample.In("docs/api.md").Where(example => example.Language == "sh").SelectMany(example => example.Commands).ToList();
        Assert.Equal(4, commands.Count);
        WriteDocx("2017-Q3.docx", "白水镇2017年第三季度工作总结");
        WriteDocx("draft.docx", "白水镇2017年第三季度工作总结");
        var key = (await RunAsync($"./dev keys add {Township}")).Split('\n')[0].Trim();

        Assert.Equal("202", await CallAsync(commands[0], key));
        for (var patience = DateTimeOffset.UtcNow.AddMinutes(2); !(await RunAsync($"cd {dev.Folder}; {Here(commands[1])} --silent", key)).Contains("\"published\"", StringComparison.Ordinal);)
        {
            Assert.True(DateTimeOffset.UtcNow < patience, "The upload is never published.");
            await Task.Delay(200);
        }

        Assert.Equal("200", await CallAsync(commands[2], key));
        Assert.Equal("200", await CallAsync(commands[3], key));
    }

    [Fact]
    public async Task Every_command_of_the_tool_does_what_its_document_says()
    {
        var commands = DocumentExample.In("docs/cli.md").SelectMany(example => example.Commands).Where(command => !command.StartsWith("dotnet", StringComparison.Ordinal)).ToList();
        var key = (await RunAsync($"./dev keys add {Township}")).Split('\n')[0];
        var work = Directory.CreateDirectory(Path.Combine(dev.Folder, "cli")).FullName;
        await File.WriteAllTextAsync(Path.Combine(work, "key.txt"), key);
        Directory.CreateDirectory(Path.Combine(work, Township));
        await File.WriteAllTextAsync(Path.Combine(work, Township, "2021.txt"), OpenData.EndToEnd.Tests.Township.Report("白水镇", 2021, 21));

        Assert.True(commands.Count >= 5, string.Join('\n', commands));
        foreach (var command in commands)
        {
            var typed = command.StartsWith("./dev", StringComparison.Ordinal)
                ? command
                : $"cd {work}; opendata() {{ dotnet '{Repository.BuiltBeside("OpenData.Cli")}' \"$@\"; }}; {Here(command)}";
            var answer = await dev.RunAsync(typed);
            Assert.True(answer.ExitCode == 0, $"{command}: {answer.ExitCode} {answer.Output} {answer.Error}");
        }

        Assert.StartsWith("id,", await File.ReadAllTextAsync(Path.Combine(work, "agriculture.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tool_is_packed_and_installed_as_its_document_says()
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory).Name.Split('_')[0];
        var commands = DocumentExample.In("docs/cli.md").SelectMany(example => example.Commands).Where(command => command.StartsWith("dotnet", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, commands.Count);
        foreach (var command in commands)
        {
            // What is built already is packed; and nothing is installed for the whole machine.
            var answer = await dev.RunAsync(command
                .Replace("-c Release", $"-c {CultureInfo.InvariantCulture.TextInfo.ToTitleCase(build)} --no-build", StringComparison.Ordinal)
                .Replace("packages", Path.Combine(dev.Folder, "packages"), StringComparison.Ordinal)
                .Replace("--global", $"--tool-path '{Path.Combine(dev.Folder, "tool")}'", StringComparison.Ordinal));
            Assert.True(answer.ExitCode == 0, $"{command}: {answer.Output} {answer.Error}");
        }

        Assert.Matches(@"^\d+\.\d+\.\d+", await RunAsync($"'{Path.Combine(dev.Folder, "tool", "opendata")}' --version"));
    }

    private string Here(string command) => command.Replace(Elsewhere, dev.Address, StringComparison.Ordinal);

    /// <summary>The status of the answer.</summary>
    private async Task<string> CallAsync(string command, string key) =>
        StatusAtEnd().Match(await RunAsync($"cd {dev.Folder}; {Here(command)} --silent -w '\\n%{{http_code}}'", key)).Value;

    private async Task<string> RunAsync(string command, string? key = null)
    {
        var answer = await dev.RunAsync(key is null ? command : $"KEY={key}; {command}");
        Assert.True(answer.ExitCode == 0, $"{command}: {answer.Error}");
        return answer.Output;
    }

    /// <summary>The least that is a Word document.</summary>
    private void WriteDocx(string name, string title)
    {
        using var archive = ZipFile.Open(Path.Combine(dev.Folder, name), ZipArchiveMode.Create);
        Write("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
            """);
        Write("_rels/.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
            """);
        Write("word/document.xml", $"""
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{title}</w:t></w:r></w:p><w:p><w:r><w:t>发放高龄补贴103人23万元，新建卫生厕所13座。</w:t></w:r></w:p></w:body></w:document>
            """);

        void Write(string part, string text)
        {
            using var writer = new StreamWriter(archive.CreateEntry(part).Open());
            writer.Write(text.Trim());
        }
    }

    [GeneratedRegex(@"\d{3}$")]
    private static partial Regex StatusAtEnd();
}
