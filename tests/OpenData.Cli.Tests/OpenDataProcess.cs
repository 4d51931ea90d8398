using System.Diagnostics;
using OpenData.Testing;

namespace OpenData.Cli.Tests;

/// <summary><c>opendata</c> as a process, as scripts and people run it.</summary>
internal static class OpenDataProcess
{
    public static readonly string Program = Repository.BuiltBeside("OpenData.Cli");

    /// <summary>Runs it to its end, in English.</summary>
    public static Task<ProgramRun> RunAsync(params string[] arguments) => RunAsync(arguments, language: "C");

    /// <param name="arguments">Behind the name of the program.</param>
    /// <param name="language">The value of <c>LANG</c>.</param>
    /// <param name="input">What is piped in; null for nothing.</param>
    /// <param name="key">The value of <c>OPENDATA_KEY</c>; null for none.</param>
    public static Task<ProgramRun> RunAsync(string[] arguments, string language, string? input = null, string? key = null) =>
        ProgramRun.OfAsync(StartInfo(arguments, language, key), input);

    public static Process Start(string[] arguments) => Process.Start(StartInfo(arguments, "C", key: null))!;

    private static ProcessStartInfo StartInfo(string[] arguments, string language, string? key)
    {
        var start = ProgramRun.Piped("dotnet", [Program, .. arguments]);
        foreach (var variable in new[] { "LC_ALL", "LC_MESSAGES", "OpenDataStorage", "AzureWebJobsStorage", "OPENDATA_SERVER", "OPENDATA_KEY", "NO_COLOR" }) start.Environment.Remove(variable);
        start.Environment["LANG"] = language;
        if (key is not null) start.Environment["OPENDATA_KEY"] = key;
        return start;
    }
}
