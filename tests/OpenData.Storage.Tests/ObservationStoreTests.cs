using System.Globalization;
using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;
using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests;

[Collection(SharedAzurite.Name)]
public sealed class ObservationStoreTests(AzuriteServer azurite) : IDisposable
{
    private const string Stamp = "0123456789abcdef";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ReportId Report = ReportId.Parse("430681104-2017-Q3");

    private readonly TestInstance app = new(azurite, AzuriteServer.NewPrefix());

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Gives_back_exactly_what_was_written()
    {
        await app.Setup.EnsureAsync(None);
        var number = 0;
        Prop.ForAll(RevisionGenerator.Revisions(Revision([], [])).ToArbitrary(), revision =>
        {
            var written = revision with { Revision = Interlocked.Increment(ref number) };
            var read = WriteAndReadAsync(written).GetAwaiter().GetResult();
            AssertEqual(written, read);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public async Task Keeps_every_digit_of_a_decimal()
    {
        decimal[] values = [0m, 0.10m, -1.50m, 0.0000000000000000000000000001m, decimal.MaxValue, decimal.MinValue, 79228162514264337593543950335m];
        var observations = values.Select((value, i) => Sample(i + 1) with
        {
            Quantity = new Quantity("一", value, value, "元", value, value, "元", Qualifier.Range),
        });

        var read = await WriteAndReadAsync(Revision([.. observations], []));

        Assert.Equal(
            values.Select(value => value.ToString(CultureInfo.InvariantCulture)),
            read.Observations.Select(observation => observation.Quantity.BaseValueMax!.Value.ToString(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(29_999)]
    [InlineData(30_000)]
    [InlineData(30_001)]
    [InlineData(32_768)]
    [InlineData(74_000)]
    public async Task Keeps_a_text_that_is_longer_than_a_column(int length)
    {
        // The supplementary character lies across the border between two columns, wherever that is.
        var quote = string.Concat(Enumerable.Repeat("𠮷", length / 2)) + new string('粮', length % 2);
        var shifted = "水" + quote;

        var read = await WriteAndReadAsync(Revision([Sample(1) with { Quote = quote, Section = shifted }], []));

        Assert.Equal(quote, read.Observations[0].Quote);
        Assert.Equal(shifted, read.Observations[0].Section);
    }

    [Fact]
    public async Task Writes_more_rows_than_a_transaction_may_have()
    {
        var read = await WriteAndReadAsync(Revision([.. Enumerable.Range(1, 350).Select(Sample)], [.. Enumerable.Range(1, 120).Select(Finding)]));

        Assert.Equal(Enumerable.Range(1, 350), read.Observations.Select(observation => observation.Sequence));
        Assert.Equal(Enumerable.Range(1, 120), read.Findings.Select(finding => finding.Sequence));
    }

    [Fact]
    public async Task Writes_more_bytes_than_a_transaction_may_have()
    {
        var quote = new string('粮', 90_000);

        var read = await WriteAndReadAsync(Revision([.. Enumerable.Range(1, 40).Select(number => Sample(number) with { Quote = quote })], []));

        Assert.Equal(40, read.Observations.Count);
        Assert.All(read.Observations, observation => Assert.Equal(quote, observation.Quote));
    }

    [Fact]
    public async Task Puts_ten_thousand_rows_in_the_order_of_numbers()
    {
        var read = await WriteAndReadAsync(Revision([.. Enumerable.Range(9_900, 200).Select(Sample)], []));

        Assert.Equal(Enumerable.Range(9_900, 200), read.Observations.Select(observation => observation.Sequence));
    }

    [Fact]
    public async Task Written_twice_is_written_once()
    {
        var revision = Revision([.. Enumerable.Range(1, 5).Select(Sample)], []);
        await WriteAndReadAsync(revision);

        var read = await WriteAndReadAsync(revision);

        AssertEqual(revision, read);
    }

    [Fact]
    public async Task Says_so_when_rows_are_missing()
    {
        await WriteAndReadAsync(Revision([.. Enumerable.Range(1, 5).Select(Sample)], []));
        var partition = Keys.ObservationsPartition(Report, 1, Stamp);
        await app.Storage.Observations.DeleteEntityAsync(partition, Keys.ObservationId(Report, 1, 3));

        await Assert.ThrowsAsync<InvalidDataException>(() => app.Observations.ReadAsync(Entry(1), None));
    }

    [Fact]
    public async Task Removes_the_rows_of_an_attempt_and_no_other()
    {
        await WriteAndReadAsync(Revision([.. Enumerable.Range(1, 250).Select(Sample)], []));
        await app.Observations.WriteAsync(Revision([Sample(1)], []), "fedcba9876543210", None);

        await app.Observations.RemoveAsync(Entry(1), None);

        var partition = Keys.ObservationsPartition(Report, 1, Stamp);
        Assert.Equal(0, await app.Storage.Observations.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}")).CountAsync());
        Assert.Single((await app.Observations.ReadAsync(Entry(1) with { Stamp = "fedcba9876543210" }, None)).Observations);
    }

    [Fact]
    public async Task Knows_nothing_of_a_revision_that_no_manifest_shows()
    {
        await WriteAndReadAsync(Revision([Sample(1)], []));

        Assert.Null(await app.Observations.ReadAsync(Report, 1, None));
    }

    private async Task<PublishedRevision> WriteAndReadAsync(PublishedRevision revision)
    {
        await app.Setup.EnsureAsync(None);
        await app.Observations.WriteAsync(revision, Stamp, None);
        return await app.Observations.ReadAsync(Entry(revision.Revision) with { CreatedAt = revision.CreatedAt }, None);
    }

    private static void AssertEqual(PublishedRevision expected, PublishedRevision actual)
    {
        Assert.Equal(expected.Observations, actual.Observations);
        Assert.Equal(
            expected.Findings.Select(finding => (finding with { Observations = [] }, string.Join(' ', finding.Observations))),
            actual.Findings.Select(finding => (finding with { Observations = [] }, string.Join(' ', finding.Observations))));
        Assert.Equal(
            expected with { Observations = [], Findings = [] },
            actual with { Observations = [], Findings = [] });
    }

    private static RevisionEntry Entry(int revision) => new()
    {
        Report = Report,
        Revision = revision,
        Stamp = Stamp,
        Source = new Upload("430681104/a.txt", "0x1", DateTimeOffset.UnixEpoch, 1),
        ContentHash = "hash",
        ReaderVersion = "1",
        Observations = 0,
        Findings = 0,
        StagedAt = DateTimeOffset.UnixEpoch,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    private static PublishedRevision Revision(IReadOnlyList<Observation> observations, IReadOnlyList<Finding> findings) => new()
    {
        Report = Report,
        Revision = 1,
        Township = new Township("430681104", "白水镇", "汨罗市", "岳阳市", "湖南省"),
        Kind = ReportKind.Quarter,
        Title = "工作总结",
        Issuer = null,
        PublishedOn = null,
        SourceBlob = "430681104/a.txt",
        ContentHash = "hash",
        TextLength = 100,
        ReaderVersion = "1",
        CreatedAt = DateTimeOffset.UnixEpoch,
        Observations = observations,
        Findings = findings,
    };

    private static Observation Sample(int number) => new()
    {
        Sequence = number,
        Quantity = new Quantity("320亩", 320m, null, "亩", 320m, null, "亩", Qualifier.Exact),
        Indicator = "粮食",
        Topic = Topic.Agriculture,
        Status = ObservationStatus.Actual,
        Measure = Measure.Level,
        Period = Period.OfQuarter(2017, 3),
        PeriodSource = PeriodSource.Report,
        Source = new SourceSpan(number, 4),
        Quote = "粮食320亩",
        Section = "",
        Confidence = 0.9m,
        Rule = "sample",
    };

    private static Finding Finding(int number) => new()
    {
        Sequence = number,
        Kind = FindingKind.SumMismatch,
        Verified = true,
        Observations = [number],
        Message = "一致。",
        MessageEn = "Agrees.",
    };
}
