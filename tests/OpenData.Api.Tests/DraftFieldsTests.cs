using OpenData.Api.Fields;

namespace OpenData.Api.Tests;

public sealed class DraftFieldsTests
{
    [Fact]
    public void Drafts_have_the_published_fields_in_the_published_order() =>
        Assert.Equal(ObservationFields.All.Select(field => field.Name), DraftFields.All.Select(field => field.Name));
}
