using System.Text.RegularExpressions;

namespace OpenData.House.Tests.Documents;

public sealed partial class ChangelogTests
{
    private static readonly string[] Kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

    [Fact]
    public void Lists_releases_newest_first_and_changes_by_kind()
    {
        var headings = MarkdownDocument.Get("docs/changelog.md").Headings.Skip(1).ToArray();

        Assert.Equal("[Unreleased]", headings[0]);
        Assert.All(headings, heading => Assert.True(heading == "[Unreleased]" || Kinds.Contains(heading) || Release().IsMatch(heading), heading));
        var dates = headings.Select(heading => Release().Match(heading)).Where(match => match.Success).Select(match => match.Groups["date"].Value).ToArray();
        Assert.Equal(dates.OrderDescending(StringComparer.Ordinal), dates);
    }

    [GeneratedRegex(@"^\[\d+\.\d+\.\d+\] - (?<date>\d{4}-\d\d-\d\d)$")]
    private static partial Regex Release();
}
