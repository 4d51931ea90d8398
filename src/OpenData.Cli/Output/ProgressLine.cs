using System.Globalization;
using OpenData.Api;

namespace OpenData.Cli.Output;

/// <summary>One line that counts up on a screen; in a file or a pipe, only its last state.</summary>
/// <param name="terminal">Where it is shown.</param>
/// <param name="what">What is counted: "uploaded".</param>
/// <param name="total">How many there are.</param>
internal sealed class ProgressLine(Terminal terminal, Bilingual what, int total) : IDisposable
{
    private const int Width = 30;
    private readonly Lock one = new();
    private int done;

    /// <summary>May be called by several threads; what comes late and is less is not shown.</summary>
    public void Show(int count)
    {
        lock (one)
        {
            if (count < done) return;
            done = count;
            if (!terminal.ShowsProgress) return;
            var filled = total == 0 ? Width : (int)((long)Width * done / total);
            terminal.Error.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {Words}");
        }
    }

    public void Add()
    {
        lock (one) Show(done + 1);
    }

    /// <summary>Ends the line, so that what follows begins on its own.</summary>
    public void Dispose() => terminal.Error.WriteLine(terminal.ShowsProgress ? "" : Words);

    private string Words => string.Create(CultureInfo.InvariantCulture, $"{done}/{total} {terminal.In(what)}");
}
