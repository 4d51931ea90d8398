using OpenData.Api;
using OpenData.Cli.Output;

namespace OpenData.Cli.Tests;

/// <summary>Terminals that nobody sits at.</summary>
internal static class Terminals
{
    public static Terminal Silent(Language language = Language.En) => Writing(TextWriter.Null, language);

    public static Terminal Writing(TextWriter output, Language language = Language.En) => new() { Language = language, Out = output, Error = TextWriter.Null };
}
