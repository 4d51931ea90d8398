using System.Globalization;
using OpenData.Api;

namespace OpenData.Cli.Output;

/// <summary>One line that counts up on a screen; in a file or a pipe, only its last state.</summary>
/// <param name="terminal">Where it is shown.</param>
/// <param name="what">What is counted: "uploaded".</param>
internal sealed class ProgressLine(Terminal terminal, Bilingual what)
{
    private const int Width = 30;
    private readonly Lock one = new();
    private int shown;

    /// <summary>May be called by several threads; what comes late and is less is not shown.</summary>
    public void Show(int done, int total)
    {
        lock (one)
        {
            if (done < shown) return;
            shown = done;
            var line = string.Create(CultureInfo.InvariantCulture, $"{done}/{total} {terminal.In(what)}");
            if (!terminal.ShowsProgress)
            {
                if (done == total) terminal.Error.WriteLine(line);
                return;
            }

            var filled = total == 0 ? Width : (int)((long)Width * done / total);
            terminal.Error.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {line}");
            if (done == total) terminal.Error.WriteLine();
        }
    }

    /// <summary>Leaves an unfinished line as it is, so that what follows begins on its own.</summary>
    public void Leave()
    {
        lock (one)
        {
            if (terminal.ShowsProgress) terminal.Error.WriteLine();
        }
    }
}
