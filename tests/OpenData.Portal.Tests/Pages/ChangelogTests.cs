using OpenData.Portal.Pages.Developers;

namespace OpenData.Portal.Tests.Pages;

public sealed class ChangelogTests
{
    [Fact]
    public void Versions_hold_kinds_of_changes_and_these_hold_sentences()
    {
        var entry = Assert.Single(Changelog.Parse("# Changelog\n\nWords.\n\n## [1.2.0] - 2026-11-01\n\n### Added\n\n- The route `/x`,\n  and more.\n- Another.\n"));

        Assert.Equal("1.2.0 - 2026-11-01", entry.Version);
        var group = Assert.Single(entry.Groups);
        Assert.Equal(["The route `/x`, and more.", "Another."], group.Items);
    }

    [Fact]
    public void The_projects_own_has_something_to_say() => Assert.NotEmpty(Changelog.Current[0].Groups[0].Items);
}
