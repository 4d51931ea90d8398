using System.CommandLine;
using OpenData.Cli.Output;
using OpenData.Observations;

namespace OpenData.Cli.Commands;

/// <summary>What <c>read</c> and <c>check</c> are told about files.</summary>
internal static class ReportFileArguments
{
    public static Argument<string[]> Files(Terminal terminal) => new("FILE")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = terminal.In(new("报告文件（.txt、.html、.docx）；- 为标准输入。", "Report files (.txt, .html, .docx); - is standard input.")),
    };

    public static Option<string> Township(Terminal terminal)
    {
        var option = new Option<string>("--township")
        {
            HelpName = "CODE",
            Description = terminal.In(new("报告所属乡镇的九位代码；不写则看文件夹名，再看正文。", "Nine-digit code of the township the report is of; otherwise the folder's name tells, then the text.")),
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var code] && !ReportId.IsTownshipId(code.Value))
                result.AddError(terminal.In(new($"“{code.Value}”不是九位代码。", $"'{code.Value}' is no nine-digit code.")));
        });
        return option;
    }
}
