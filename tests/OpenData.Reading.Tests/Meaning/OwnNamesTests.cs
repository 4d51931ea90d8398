using OpenData.Reading.Meaning;
using OpenData.Reading.Register;

namespace OpenData.Reading.Tests.Meaning;

public sealed class OwnNamesTests
{
    /// <summary>An empty one would be found everywhere, again and again.</summary>
    [Fact]
    public void No_township_has_an_empty_name() =>
        Assert.All(Enumerable.Range(0, TownshipRegister.Count).Select(TownshipRegister.At), township => Assert.DoesNotContain("", OwnNames.Of(township)));

    [Fact]
    public void Nobody_has_none() => Assert.Empty(OwnNames.Of(null));
}
