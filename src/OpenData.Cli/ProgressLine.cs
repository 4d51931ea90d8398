namespace OpenData.Cli;

/// <summary>One line that counts up at a terminal; where the output goes to a file or a pipe, only its last state.</summary>
internal static class ProgressLine
{
    private const int Width = 30;

    public static void Show(string what, int done, int total)
    {
        if (Console.IsOutputRedirected)
        {
            if (done == total) Console.WriteLine($"{done}/{total} {what}");
            return;
        }

        var filled = total == 0 ? Width : Width * done / total;
        Console.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {done}/{total} {what}");
        if (done == total) Console.WriteLine();
    }
}
