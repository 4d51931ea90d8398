using OpenData.Cli.Output;
using OpenData.Observations;
using OpenData.Reading;

namespace OpenData.Cli;

/// <summary>A report file on this machine, read.</summary>
/// <param name="Name">As the person at the prompt called it.</param>
/// <param name="Report">What reading came to.</param>
internal sealed record ReportFile(string Name, ReadReport Report)
{
    /// <summary>The name by which standard input is called.</summary>
    public const string StandardInput = "-";

    /// <summary>A report whose township or period is not known is read all the same; one without a text is not.</summary>
    public bool IsRead => Report.Text.Length > 0;

    /// <param name="path">A file, or <see cref="StandardInput"/>.</param>
    /// <param name="townshipId">Whose report it is, where the caller knows; otherwise the folder's name tells, as in <c>seeds/reports</c> and in <c>uploads</c>.</param>
    public static ReportFile Read(string path, string? townshipId)
    {
        if (path == StandardInput) return new(path, ReportReader.Read(AllOfStandardInput(), new ReportHint(townshipId)));
        var file = new FileInfo(path);
        if (!file.Exists) throw new CommandFailure(new($"没有这个文件：{path}", $"There is no file {path}"));
        var folder = file.Directory?.Name;
        return new(path, ReportReader.Read(File.ReadAllBytes(file.FullName), new ReportHint(townshipId ?? (ReportId.IsTownshipId(folder) ? folder : null), file.Name)));
    }

    /// <summary>Says why the report can't be published, where it can't.</summary>
    public void Complain(Terminal terminal)
    {
        if (Report.Rejection is { } rejection) terminal.Complain(new($"{Name}：{rejection.Code}：{rejection.Message}", $"{Name}: {rejection.Code}: {rejection.MessageEn}"));
    }

    private static byte[] AllOfStandardInput()
    {
        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return bytes.ToArray();
    }
}
