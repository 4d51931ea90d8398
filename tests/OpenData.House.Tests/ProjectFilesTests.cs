namespace OpenData.House.Tests;

public sealed class ProjectFilesTests
{
    [Theory]
    [InlineData("ProjectFilesTests.A_test_is_known_by_its_name", true)]
    [InlineData("ProjectFilesTests.A_test_is_known", false)]
    [InlineData("ProjectFiles.A_test_is_known_by_its_name", false)]
    [InlineData("A_test_is_known_by_its_name", false)]
    public void A_test_is_known_by_its_name(string name, bool isTest) => Assert.Equal(isTest, ProjectFiles.HasTest(name));
}
