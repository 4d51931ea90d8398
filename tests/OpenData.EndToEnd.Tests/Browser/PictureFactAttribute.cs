namespace OpenData.EndToEnd.Tests.Browser;

/// <summary>A test that takes pictures for people to look at; skipped, and printed as skipped, where nobody named a folder for them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PictureFactAttribute : FactAttribute
{
    public const string Variable = "OPENDATA_PICTURES";

    public PictureFactAttribute()
    {
        if (Folder is null) Skip = $"Set {Variable} to a folder to take a picture of every page.";
    }

    public static string? Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;
}
