using Microsoft.Azure.Functions.Worker.InProcess.Blobs;

namespace OpenData.Platform.Tests.Worker;

public sealed class BlobPathPatternTests
{
    [Theory]
    [InlineData("uploads/{township}/{name}", "430681104/2017-Q3.txt", "township=430681104 name=2017-Q3.txt")]
    [InlineData("uploads/{township}/{name}", "430681104/2017/第三季度.txt", "township=430681104 name=2017/第三季度.txt")]
    [InlineData("uploads/{name}", "a/b/c.txt", "name=a/b/c.txt")]
    [InlineData("uploads/{name}.{extension}", "a.b.txt", "name=a.b extension=txt")]
    [InlineData("uploads/reports-{year}/{name}", "reports-2017/白水镇.txt", "year=2017 name=白水镇.txt")]
    [InlineData("uploads", "a/b", "name=a/b")]
    [InlineData("uploads/one.txt", "one.txt", "")]
    public void Takes_parameters_out_of_names(string path, string name, string parameters)
    {
        var match = BlobPathPattern.Parse(path).Match(name);

        Assert.NotNull(match);
        Assert.Equal(parameters, string.Join(' ', match.Select(p => $"{p.Key}={p.Value}")));
    }

    [Theory]
    [InlineData("uploads/{township}/{name}", "no-township.txt")]
    [InlineData("uploads/reports-{year}/{name}", "drafts-2017/a.txt")]
    [InlineData("uploads/one.txt", "two.txt")]
    [InlineData("uploads/one.txt", "one-txt")]
    public void Passes_by_names_of_another_shape(string path, string name) => Assert.Null(BlobPathPattern.Parse(path).Match(name));

    [Theory]
    [InlineData("uploads/{township}/{name}", "")]
    [InlineData("uploads/reports-{year}/{name}", "reports-")]
    [InlineData("uploads/one.txt", "one.txt")]
    public void Knows_what_every_name_begins_with(string path, string prefix) => Assert.Equal(prefix, BlobPathPattern.Parse(path).Prefix);

    [Theory]
    [InlineData("Uploads/{name}")]
    [InlineData("/{name}")]
    [InlineData("uploads/{name")]
    [InlineData("uploads/name}")]
    [InlineData("uploads/{1}")]
    public void Refuses_what_is_not_a_path(string path) => Assert.Throws<FormatException>(() => BlobPathPattern.Parse(path));
}
