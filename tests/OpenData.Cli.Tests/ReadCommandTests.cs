using Newtonsoft.Json.Linq;
using OpenData.Testing;

namespace OpenData.Cli.Tests;

/// <summary><c>opendata read</c>: what scripts rely on.</summary>
public sealed class ReadCommandTests
{
    private static readonly string Sample = Repository.PathOf("seeds", "reports", "320481111", "2023.txt");

    [Fact]
    public async Task Prints_one_json_object_an_observation_and_nothing_else()
    {
        var answer = await OpenDataProcess.RunAsync("read", Sample);

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("", answer.Error);
        Assert.NotEmpty(answer.Lines);
        var text = (await File.ReadAllTextAsync(Sample)).EnumerateRunes().ToArray();
        Assert.All(answer.Lines, line =>
        {
            var row = JObject.Parse(line);
            Assert.Equal(row.Value<string>("quantity"), string.Concat(text[row.Value<int>("source_start")..row.Value<int>("source_end")].Select(rune => rune.ToString())));
        });
    }

    [Fact]
    public async Task Reads_standard_input_under_the_name_of_a_dash()
    {
        var answer = await OpenDataProcess.RunAsync(["read", "-"], "C", input: await File.ReadAllTextAsync(Sample));

        Assert.Equal((await OpenDataProcess.RunAsync("read", Sample)).Lines.Length, answer.Lines.Length);
    }

    [Fact]
    public async Task Prints_csv_with_the_fields_of_the_api_in_the_same_order()
    {
        var json = JObject.Parse((await OpenDataProcess.RunAsync("read", Sample)).Lines[0]);
        var csv = await OpenDataProcess.RunAsync("read", "--format", "csv", Sample);

        Assert.Equal(string.Join(',', json.Properties().Select(property => property.Name)), csv.Lines[0].TrimEnd('\r'));
        Assert.Contains(",86.4,,亿元,86.4亿元,8640000000,", csv.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prints_a_table_for_people()
    {
        var answer = await OpenDataProcess.RunAsync("read", "--format", "table", Sample);

        Assert.StartsWith("竹箦镇2023年经济发展情况汇报 · 竹箦镇 · 2023", answer.Lines[0], StringComparison.Ordinal);
        Assert.Matches(@"^1 +地区生产总值 +86\.4亿元 +8640000000 +元 +actual +2023", answer.Lines[2]);
    }

    [Fact]
    public async Task Takes_the_township_from_the_option_where_no_folder_tells()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("opendata-cli-").FullName, "2023.txt");
        await File.WriteAllTextAsync(file, "2023年工作总结\n全年新建公路3.2公里，改造危房12户，发放补贴20余万元。\n");
        var answer = await OpenDataProcess.RunAsync("read", "--township", "430681104", file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

        Assert.Equal("430681104-2023", JObject.Parse(answer.Lines[0]).Value<string>("report_id"));
    }

    [Theory]
    [InlineData("C", "Only work reports in Chinese are read here")]
    [InlineData("zh_CN.UTF-8", "本系统只读取中文的工作报告")]
    public async Task Says_on_standard_error_and_in_the_user_s_language_why_a_file_can_not_be_read(string language, string words)
    {
        var answer = await OpenDataProcess.RunAsync(["read", "-"], language, input: "not a word of Chinese in here, and yet many words");

        Assert.Equal(1, answer.ExitCode);
        Assert.Equal("", answer.Output);
        Assert.Contains("not_chinese", answer.Error, StringComparison.Ordinal);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explains_with_marks_where_nobody_sees_colours()
    {
        var answer = await OpenDataProcess.RunAsync("read", "--explain", Sample);

        Assert.Equal(0, answer.ExitCode);
        Assert.DoesNotContain('\u001b', answer.Output);
        Assert.Contains("全年实现地区生产总值⟨#1 86.4亿元⟩", answer.Output, StringComparison.Ordinal);
        Assert.Contains("⟨enumerator 一、⟩主要经济指标", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explains_in_colours_where_they_are_asked_for()
    {
        var answer = await OpenDataProcess.RunAsync("read", "--explain", "--color", "always", Sample);

        Assert.Contains("\u001b[1;32m86.4亿元\u001b[0m", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('⟨', answer.Output);
    }
}
