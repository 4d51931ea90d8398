using System.Text.RegularExpressions;

namespace OpenData.House.Tests.Documents;

public sealed partial class StorageDocumentTests
{
    [Fact]
    public void Names_every_column_of_every_table()
    {
        var document = ProjectFiles.Get("docs/storage.md").Text;
        var columns =
            from file in ProjectFiles.OwnSources
            where file.Path.StartsWith("src/OpenData.Storage/", StringComparison.Ordinal)
            from Match column in Column().Matches(file.Text)
            select (Name: column.Groups["name"].Value, At: file.At(column.Index));

        Assert.NotEmpty(columns);
        Faults.None(
            from column in columns
            where !document.Contains($"`{column.Name}`", StringComparison.Ordinal) && !document.Contains($"{column.Name}`", StringComparison.Ordinal)
            select $"{column.At}: the column {column.Name} is not in docs/storage.md");
    }

    /// <summary>["State"] = … and row.PutText("Message", …</summary>
    [GeneratedRegex("""(^\s*\[|\b(row|entity)\[)"(?<name>[A-Z]\w+)"\]|\.Put\w+\("(?<name>[A-Z]\w+)" """, RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Column();
}
