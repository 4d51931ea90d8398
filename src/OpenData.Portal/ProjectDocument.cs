namespace OpenData.Portal;

/// <summary>Documents of the project that pages show, so that nothing is written down twice.</summary>
internal static class ProjectDocument
{
    /// <param name="name">A file of <c>docs</c> that the project file embeds.</param>
    /// <exception cref="FileNotFoundException">It is not embedded.</exception>
    public static string Read(string name)
    {
        using var stream = typeof(ProjectDocument).Assembly.GetManifestResourceStream("docs/" + name)
            ?? throw new FileNotFoundException($"The document {name} is not embedded.", name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
