using OpenData.Api;

namespace OpenData.Cli.Output;

/// <summary>The language of the person at the prompt, by the environment variables that programs go by, the strongest first.</summary>
internal static class UserLanguage
{
    public static IReadOnlyList<string> Variables { get; } = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>Chinese for <c>zh_CN.UTF-8</c> and the like, English for everything else.</summary>
    public static Language Of(Func<string, string?> variable) =>
        Variables.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value))?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) is true
            ? Language.Zh
            : Language.En;
}
