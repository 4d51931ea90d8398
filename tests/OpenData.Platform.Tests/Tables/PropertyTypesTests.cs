using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;
using OpenData.Testing;

namespace OpenData.Platform.Tests.Tables;

[Collection(SharedAzurite.Name)]
public sealed class PropertyTypesTests(AzuriteServer azurite) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.Parse("2017-09-30T12:00:00.1234567+08:00", CultureInfo.InvariantCulture);

    private readonly TableClient table = new(azurite.ConnectionString, AzuriteServer.NewPrefix());

    public static TheoryData<object> Values =>
    [
        "", " ", "白水镇\u2028\t\"😀", "2017-09-30T12:00:00Z", "00000000-0000-0000-0000-000000000001", "12", "true",
        0, int.MinValue, int.MaxValue,
        0L, 3L, long.MinValue, long.MaxValue,
        0.0, 3.0, -1.5, 0.1, 1e300, double.Epsilon, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        true, false,
        Noon.ToUniversalTime(),
        Guid.Parse("2f1e7a2c-5f3d-4b0e-9c55-0c9b8a7d6e5f"), Guid.Empty,
        Array.Empty<byte>(), new byte[] { 0, 1, 254, 255 },
    ];

    public Task InitializeAsync() => table.CreateIfNotExistsAsync();

    public Task DisposeAsync() => table.DeleteAsync();

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_comes_back_as_it_went_with_its_type(object value)
    {
        await table.AddEntityAsync(new TableEntity("single", "r") { ["Value"] = value });
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("batch", "r") { ["Value"] = value })]);

        var rows = await table.QueryAsync<TableEntity>().ToListAsync();

        Assert.Equal(["batch", "single"], rows.Select(row => row.PartitionKey));
        Assert.All(rows, row => Assert.Equal(value, row["Value"]));
        Assert.All(rows, row => Assert.IsType(value.GetType(), row["Value"]));
    }

    [Fact]
    public async Task A_null_is_not_stored_and_other_kinds_of_a_type_are_unified()
    {
        await table.AddEntityAsync(new TableEntity("p", "r")
        {
            ["Nothing"] = null,
            ["East"] = Noon,
            ["Time"] = Noon.UtcDateTime,
            ["Data"] = BinaryData.FromString("白"),
            ["ETag"] = "an own property of this name",
        });

        TableEntity row = await table.GetEntityAsync<TableEntity>("p", "r");

        Assert.False(row.ContainsKey("Nothing"));
        Assert.Equal(Noon.ToUniversalTime(), row.GetDateTimeOffset("East"));
        Assert.Equal(TimeSpan.Zero, row.GetDateTimeOffset("East")!.Value.Offset);
        Assert.Equal(Noon.UtcDateTime, row.GetDateTime("Time"));
        Assert.Equal("白", row.GetBinaryData("Data")!.ToString());
        Assert.Equal("an own property of this name", row.GetString("ETag"));
    }

    [Fact]
    public async Task A_value_the_service_does_not_store_is_refused_before_it_is_sent()
    {
        await Assert.ThrowsAsync<NotSupportedException>(() => table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = 1.5m }));
        var somewhere = DateTime.SpecifyKind(Noon.DateTime, DateTimeKind.Unspecified);
        await Assert.ThrowsAsync<NotSupportedException>(
            () => table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = somewhere }));
    }

    [Fact]
    public async Task A_class_is_stored_by_its_properties()
    {
        var report = new Report
        {
            PartitionKey = "430681104",
            RowKey = "2017-Q3",
            Title = "白水镇工作报告",
            Revision = 3,
            Length = 5_000_000_000,
            Share = 0.5,
            Current = true,
            Day = DayOfWeek.Saturday,
            Read = Noon,
            Filed = Noon.UtcDateTime,
            Key = Guid.Parse("2f1e7a2c-5f3d-4b0e-9c55-0c9b8a7d6e5f"),
            Hash = [1, 2, 3],
            Data = BinaryData.FromString("白"),
            Cached = "not stored",
        };
        var added = await table.AddEntityAsync(report);

        Report read = await table.GetEntityAsync<Report>("430681104", "2017-Q3");
        TableEntity row = await table.GetEntityAsync<TableEntity>("430681104", "2017-Q3");

        Assert.Equal(
            (report.PartitionKey, report.RowKey, report.Title, 3, 5_000_000_000, 0.5, true, DayOfWeek.Saturday),
            (read.PartitionKey, read.RowKey, read.Title, read.Revision, read.Length, read.Share, read.Current, read.Day));
        Assert.Equal((Noon, Noon.UtcDateTime, report.Key), (read.Read, read.Filed, read.Key));
        Assert.Equal(report.Hash, read.Hash);
        Assert.Equal("白", read.Data!.ToString());
        Assert.Null(read.Missing);
        Assert.Null(read.Cached);
        Assert.Equal(added.Headers.ETag, read.ETag);
        Assert.NotNull(read.Timestamp);
        Assert.Equal("白水镇工作报告", row.GetString("report_title"));
        Assert.Equal("Saturday", row.GetString("Day"));
    }

    [Fact]
    public async Task A_class_whose_property_has_another_type_than_the_row_says_so()
    {
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Revision"] = "three" });

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => table.GetEntityAsync<Report>("p", "r"));

        Assert.Contains("Report.Revision is a System.Int32, but the row holds a System.String", failure.Message, StringComparison.Ordinal);
    }

    [SuppressMessage("Performance", "CA1819", Justification = "The service's binary properties are arrays.")]
    public sealed class Report : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        [DataMember(Name = "report_title")]
        public string? Title { get; init; }

        public int Revision { get; set; }

        public long Length { get; set; }

        public double? Share { get; set; }

        public bool Current { get; set; }

        public DayOfWeek Day { get; set; }

        public DateTimeOffset Read { get; set; }

        public DateTime? Filed { get; set; }

        public Guid Key { get; set; }

        public byte[]? Hash { get; set; }

        public BinaryData? Data { get; set; }

        public int? Missing { get; set; }

        [IgnoreDataMember]
        public string? Cached { get; set; }

        public string Computed => $"{Title} {Revision}";
    }
}
