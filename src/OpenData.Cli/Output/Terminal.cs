using System.Text;
using OpenData.Api;

namespace OpenData.Cli.Output;

/// <summary>Whom a command speaks with: in which language, where to, and whether there are eyes that see colours.</summary>
internal sealed class Terminal
{
    private const int BufferSize = 64 * 1024;

    public required Language Language { get; init; }

    /// <summary>The answer alone, for the next program in the pipe.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Progress and complaints.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether <see cref="Out"/> shows colours: a screen, and nobody set <c>NO_COLOR</c>.</summary>
    public bool HasColours { get; init; }

    /// <summary>Whether a line of <see cref="Error"/> can be written over.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Columns of the screen; null where nothing limits a line.</summary>
    public int? Width { get; init; }

    public static Terminal OfProcess() => new()
    {
        Language = UserLanguage.Of(Environment.GetEnvironmentVariable),
        Out = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferSize) { NewLine = "\n", AutoFlush = !Console.IsOutputRedirected },
        Error = Console.Error,
        HasColours = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(NoColour)),
        ShowsProgress = !Console.IsErrorRedirected,
        Width = Console.IsOutputRedirected ? null : Console.WindowWidth,
    };

    /// <summary>The convention of no-color.org.</summary>
    public const string NoColour = "NO_COLOR";

    public string In(Bilingual words) => words.In(Language);

    /// <summary>A line of the answer.</summary>
    public void Say(Bilingual words) => Out.WriteLine(In(words));

    /// <summary>A line beside the answer.</summary>
    public void Complain(Bilingual words)
    {
        Out.Flush();
        Error.WriteLine(In(words));
    }
}
