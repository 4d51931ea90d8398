using System.Globalization;
using Azure.Data.Tables;

namespace OpenData.Platform.Tests.Tables;

public sealed class QueryFilterTests
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.Parse("2017-09-30T12:00:00+08:00", CultureInfo.InvariantCulture);

    public static TheoryData<object, string> Literals => new()
    {
        { "白水", "'白水'" },
        { "it's", "'it''s'" },
        { "' or '1' eq '1", "''' or ''1'' eq ''1'" },
        { "{0}", "'{0}'" },
        { 'x', "'x'" },
        { true, "true" },
        { -3, "-3" },
        { 5_000_000_000, "5000000000L" },
        { 1.5, "1.5" },
        { 3.0, "3.0" },
        { 1e300, "1E+300" },
        { Noon, "datetime'2017-09-30T04:00:00.0000000Z'" },
        { Noon.UtcDateTime, "datetime'2017-09-30T04:00:00.0000000Z'" },
        { Guid.Parse("2f1e7a2c-5f3d-4b0e-9c55-0c9b8a7d6e5f"), "guid'2f1e7a2c-5f3d-4b0e-9c55-0c9b8a7d6e5f'" },
        { new byte[] { 1, 255 }, "X'01ff'" },
        { BinaryData.FromBytes(new byte[] { 1, 255 }), "X'01ff'" },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void Writes_each_value_as_a_literal(object value, string literal)
    {
        Assert.Equal($"Value eq {literal}", TableClient.CreateQueryFilter($"Value eq {value}"));
        Assert.Equal($"Value eq {literal}", TableServiceClient.CreateQueryFilter($"Value eq {value}"));
    }

    [Fact]
    public void Writes_several_values_in_their_places() =>
        Assert.Equal(
            "PartitionKey eq '430681104' and (RowKey ge '2017' or Revision lt 3)",
            TableClient.CreateQueryFilter($"PartitionKey eq {"430681104"} and (RowKey ge {"2017"} or Revision lt {3})"));

    [Fact]
    public void Refuses_what_the_service_compares_with_nothing()
    {
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"Value eq {null}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"Value eq {1.5m}"));
    }
}
