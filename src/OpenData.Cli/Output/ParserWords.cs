using System.Text.RegularExpressions;
using OpenData.Api;

namespace OpenData.Cli.Output;

/// <summary>
/// What System.CommandLine says by itself, in Chinese. Its own translation is a satellite assembly, which a program without ICU can't
/// load, and leaves out the headings of its help.
/// </summary>
internal static class ParserWords
{
    private static readonly (string Pattern, string Chinese)[] Words =
    [
        ("(?m)^Description:", "说明："),
        ("(?m)^Usage:", "用法："),
        ("(?m)^Arguments:", "参数："),
        ("(?m)^Options:", "选项："),
        ("(?m)^Commands:", "命令："),
        (@"\[default: (.+?)\]", "［默认：$1］"),
        (@"\[command\] \[options\]", "[命令] [选项]"),
        (@"\[options\]", "[选项]"),
        (@"\[command\]", "[命令]"),
        ("Show help and usage information", "显示帮助。"),
        ("Show version information", "显示版本。"),
        ("Required argument missing for (?:command|option): '(.+?)'\\.", "“$1”缺少参数。"),
        ("Required command was not provided\\.", "请给出一个命令。"),
        ("Unrecognized command or argument '(.+?)'\\.", "不认识“$1”。"),
        ("'(.+?)' was not matched\\. Did you mean one of the following\\?", "没有“$1”。是不是下面的一个？"),
        ("Argument '(.+?)' not recognized\\. Must be one of:", "不能是“$1”，只能是下面的一个："),
        ("Cannot parse argument '(.*?)' for (?:option|command) '(.+?)' as expected type '.+?'\\.", "“$2”不能是“$1”。"),
        ("Option '(.+?)' expects a single argument but (\\d+) were provided\\.", "“$1”只要一个值，给了 $2 个。"),
    ];

    /// <param name="language">Of the person at the prompt.</param>
    /// <param name="text">As the parser wrote it.</param>
    public static string In(Language language, string text) =>
        language == Language.En ? text : Words.Aggregate(text, (said, word) => Regex.Replace(said, word.Pattern, word.Chinese, RegexOptions.None, TimeSpan.FromSeconds(1)));
}
