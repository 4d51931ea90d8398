using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.InProcess.Settings;

/// <summary>Puts the values of settings where an attribute names them between percent signs: <c>%UploadsContainer%/{name}</c>.</summary>
internal sealed class SettingNames(IConfiguration configuration)
{
    /// <exception cref="InvalidOperationException">A setting named there has no value.</exception>
    public string Resolve(string text, string function)
    {
        var parts = text.Split('%');
        if (parts.Length % 2 == 0)
        {
            throw new InvalidOperationException($"Function '{function}': '{text}' has a percent sign without its partner.");
        }

        for (var i = 1; i < parts.Length; i += 2)
        {
            parts[i] = configuration[parts[i]]
                ?? throw new InvalidOperationException($"Function '{function}': the setting '{parts[i]}' named in '{text}' has no value.");
        }

        return string.Concat(parts);
    }
}
