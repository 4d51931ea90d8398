using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OpenData.Benchmarks;

/// <summary>The machine the figures are from.</summary>
internal static class Machine
{
    /// <summary>Keeps the process on its first core, where the system allows it.</summary>
    public static void UseOneCore()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows()) return;
        using var process = Process.GetCurrentProcess();
        process.ProcessorAffinity = 1;
    }

    public static string Describe() => $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Processor()}";

    private static string Processor()
    {
        const string Information = "/proc/cpuinfo";
        var model = File.Exists(Information) ? File.ReadLines(Information).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return model?.Split(':', 2)[1].Trim() ?? RuntimeInformation.OSDescription;
    }
}
