using Azure;
using Azure.Data.Tables;

namespace OpenData.Platform.Tests.Tables;

public sealed class TableEntityTests
{
    private readonly TableEntity entity = new("p", "r") { ["Number"] = 3, ["Text"] = "白水" };

    [Fact]
    public void Is_a_dictionary_of_its_properties_with_the_keys_among_them()
    {
        Assert.Equal(["PartitionKey", "RowKey", "Number", "Text"], entity.Keys);
        Assert.Equal(4, entity.Count);
        Assert.Equal("p", entity["PartitionKey"]);
        Assert.Equal(("p", "r"), (entity.PartitionKey, entity.RowKey));
        Assert.Equal(["p", "r", 3, "白水"], entity.Select(property => property.Value));
        Assert.True(entity.Remove("Text"));
        Assert.False(entity.TryGetValue("Text", out _));
        Assert.Throws<ArgumentException>(() => entity.Add("Number", 4));
    }

    [Fact]
    public void Is_made_of_the_properties_of_another_dictionary()
    {
        var copy = new TableEntity(new Dictionary<string, object?> { ["PartitionKey"] = "q", ["Number"] = 4 });

        Assert.Equal("q", copy.PartitionKey);
        Assert.Null(copy.RowKey);
        Assert.Equal(4, copy.GetInt32("Number"));
    }

    [Fact]
    public void Has_nothing_where_there_is_no_property()
    {
        Assert.Null(entity["Missing"]);
        Assert.Null(entity.GetString("Missing"));
        Assert.Null(entity.GetInt32("Missing"));
        Assert.Null(entity.GetInt64("Missing"));
        Assert.Null(entity.GetDouble("Missing"));
        Assert.Null(entity.GetBoolean("Missing"));
        Assert.Null(entity.GetGuid("Missing"));
        Assert.Null(entity.GetDateTime("Missing"));
        Assert.Null(entity.GetDateTimeOffset("Missing"));
        Assert.Null(entity.GetBinary("Missing"));
        Assert.Null(entity.GetBinaryData("Missing"));
        Assert.Null(entity.Timestamp);
        Assert.Equal(default, entity.ETag);
    }

    [Fact]
    public void Does_not_take_one_type_for_another()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => entity.GetInt64("Number"));

        Assert.Equal("The property 'Number' holds a System.Int32, not a System.Int64.", failure.Message);
        Assert.Throws<InvalidOperationException>(() => entity.GetString("Number"));
        Assert.Throws<InvalidOperationException>(() => entity.GetBinary("Text"));
    }

    [Fact]
    public void Gives_times_and_bytes_in_either_of_their_types()
    {
        var noon = new DateTimeOffset(2017, 9, 30, 12, 0, 0, TimeSpan.FromHours(8));
        entity["Time"] = noon;
        entity["Utc"] = noon.UtcDateTime;
        entity["Bytes"] = "白"u8.ToArray();
        entity["Data"] = BinaryData.FromString("白");

        Assert.Equal(noon.UtcDateTime, entity.GetDateTime("Time"));
        Assert.Equal(noon, entity.GetDateTimeOffset("Utc"));
        Assert.Equal("白", entity.GetBinaryData("Bytes")!.ToString());
        Assert.Equal("白"u8.ToArray(), entity.GetBinary("Data"));
    }

    [Fact]
    public void Keeps_its_version_as_it_was_read()
    {
        entity.ETag = new ETag("W/\"datetime'2017'\"");

        Assert.Equal("W/\"datetime'2017'\"", entity.ETag.ToString());
        Assert.Equal("W/\"datetime'2017'\"", entity["odata.etag"]);
    }
}
