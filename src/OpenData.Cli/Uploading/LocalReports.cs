using OpenData.Observations;
using OpenData.Storage;

namespace OpenData.Cli.Uploading;

/// <summary>A report file to be sent, and the path it is to have in <c>uploads</c>.</summary>
internal sealed record LocalReport(FileInfo File, UploadPath Upload)
{
    public string Path => Upload.ToString();
}

/// <summary>The report files below the folders that someone named, and the files there that people might take for some.</summary>
/// <param name="Reports">In the order of their paths, each path once.</param>
/// <param name="NotSent">Documents in formats that are not read, reports that nothing gives a township, and reports with unusable names.</param>
internal sealed record LocalReports(IReadOnlyList<LocalReport> Reports, IReadOnlyList<(string File, NotSentReason Reason)> NotSent)
{
    private static readonly string[] Read = [".txt", ".html", ".htm", ".docx"];
    private static readonly string[] Documents = [".doc", ".wps", ".pdf", ".rtf", ".odt", ".xls", ".xlsx"];

    /// <param name="paths">Folders, searched to their depth, and files.</param>
    /// <param name="townshipId">Whose the files are that lie in no folder named by a township's code; null where nobody said.</param>
    public static LocalReports In(IEnumerable<string> paths, string? townshipId)
    {
        var (reports, notSent) = (new SortedDictionary<string, LocalReport>(StringComparer.Ordinal), new List<(string, NotSentReason)>());
        foreach (var file in paths.SelectMany(FilesIn).DistinctBy(file => file.FullName, StringComparer.Ordinal))
        {
            var township = ReportId.IsTownshipId(file.Directory?.Name) ? file.Directory.Name : townshipId;
            if (Documents.Contains(file.Extension.ToLowerInvariant())) notSent.Add((file.FullName, NotSentReason.Format));
            else if (!Read.Contains(file.Extension.ToLowerInvariant())) continue;
            else if (township is null) notSent.Add((file.FullName, NotSentReason.NoTownship));
            else if (!UploadPath.TryParse($"{township}/{file.Name}", out var upload)) notSent.Add((file.FullName, NotSentReason.BadName));
            else if (!reports.TryAdd(upload.ToString(), new(file, upload))) notSent.Add((file.FullName, NotSentReason.SameName));
        }

        return new([.. reports.Values], notSent);
    }

    // ~$报告.docx is what Word leaves beside a file that is open.
    private static IEnumerable<FileInfo> FilesIn(string path) =>
        File.Exists(path) ? [new FileInfo(path)]
        : Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => !file.Name.StartsWith('.') && !file.Name.StartsWith("~$", StringComparison.Ordinal))
        : throw new CommandFailure(new($"没有这个文件或文件夹：{path}", $"There is no file or folder {path}"));
}

/// <summary>Why a file that lies beside reports is not sent.</summary>
internal enum NotSentReason
{
    Format,
    NoTownship,
    BadName,
    SameName,
}
