using OpenData.Api;
using OpenData.Cli.Output;

namespace OpenData.Cli.Tests.Output;

public sealed class UserLanguageTests
{
    [Theory]
    [InlineData(null, null, null, Language.En)]
    [InlineData(null, null, "zh_CN.UTF-8", Language.Zh)]
    [InlineData(null, null, "zh", Language.Zh)]
    [InlineData(null, null, "de_DE.UTF-8", Language.En)]
    [InlineData(null, "zh_TW.UTF-8", "en_US.UTF-8", Language.Zh)]
    [InlineData("C.UTF-8", "zh_CN.UTF-8", "zh_CN.UTF-8", Language.En)]
    [InlineData("", "", "zh_CN.UTF-8", Language.Zh)]
    public void Is_that_of_the_strongest_variable_that_says_anything(string? all, string? messages, string? lang, Language expected)
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal) { ["LC_ALL"] = all, ["LC_MESSAGES"] = messages, ["LANG"] = lang };

        Assert.Equal(expected, UserLanguage.Of(name => variables[name]));
    }
}
