using System.Text.RegularExpressions;
using OpenData.Observations;

namespace OpenData.Storage.Tests;

public sealed partial class KeysTests
{
    private const string Stamp = "0123456789abcdef";
    private static readonly DateTimeOffset Time = new(2026, 11, 22, 7, 39, 16, TimeSpan.Zero);

    public static TheoryData<string> Reports =>
    [
        "430681104-2017",
        "430681104-2017-Q3",
        "430681104-2017-H1",
        "430681104-2017-09",
        "430681104-2017-01_2017-09",
        "430681104-2016_2017",
        "430681104-2014_",
        "430681104-2017-Q3-flood",
        "430681104-2017-01_2017-09-a123456789-123456789-123456789-12345678b",
    ];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_key_can_be_read_back(string name)
    {
        var report = ReportId.Parse(name);

        Assert.True(Keys.TryParseRevisionRow(Keys.RevisionRow(report, 12, Stamp), out var inRow, out var revision, out var stamp));
        Assert.Equal((report, 12, Stamp), (inRow, revision, stamp));
        Assert.True(Keys.TryParseCommitRow(Keys.CommitRow(Time, report, 12), out var time, out var inCommit, out revision));
        Assert.Equal((Time, report, 12), (time, inCommit, revision));
        Assert.True(Keys.TryParseRecordId(Keys.HeadRow(report, 12), out var head));
        Assert.Equal(new RecordId(report, 12, RecordKind.Head, 0), head);
        Assert.True(Keys.TryParseRecordId(Keys.ObservationId(report, 12, 7), out var observation));
        Assert.Equal(new RecordId(report, 12, RecordKind.Observation, 7), observation);
        Assert.True(Keys.TryParseRecordId(Keys.FindingId(report, 12, 7), out var finding));
        Assert.Equal(new RecordId(report, 12, RecordKind.Finding, 7), finding);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_key_is_short_and_needs_no_escaping(string name)
    {
        var report = ReportId.Parse(name);
        var upload = new Upload("430681104/第三季度 #1?.txt", "0x8D", Time, 1);
        string[] keys =
        [
            Keys.ReportsPartition(report), Keys.ManifestRow(report), Keys.RevisionRow(report, int.MaxValue, Stamp),
            Keys.ObservationsPartition(report, int.MaxValue, Stamp), Keys.HeadRow(report, int.MaxValue),
            Keys.ObservationId(report, int.MaxValue, int.MaxValue), Keys.FindingId(report, int.MaxValue, int.MaxValue),
            Keys.CommitsPartition(Time), Keys.CommitRow(Time, report, int.MaxValue), Keys.LateCommits,
            Keys.IngestionsPartition(upload.Path), Keys.UploadId(upload), Keys.NoTownship,
        ];

        Assert.All(keys, key => Assert.Matches(Allowed(), key));
    }

    [Fact]
    public void Observations_are_numbered_with_four_digits_at_least()
    {
        var report = ReportId.Parse("430681104-2017-Q3");

        Assert.Equal("430681104-2017-Q3.1.0007", Keys.ObservationId(report, 1, 7));
        Assert.Equal("430681104-2017-Q3.1.12345", Keys.ObservationId(report, 1, 12345));
        Assert.Equal("430681104-2017-Q3.1.f0002", Keys.FindingId(report, 1, 2));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("430681104-2017-Q3")]
    [InlineData("430681104-2017-Q3.0.0001")]
    [InlineData("430681104-2017-Q3.01.0001")]
    [InlineData("430681104-2017-Q3.1.1")]
    [InlineData("430681104-2017-Q3.1.00001")]
    [InlineData("430681104-2017-Q3.1.0000")]
    [InlineData("430681104-2017-Q3.1.g0001")]
    [InlineData("430681104-2017-Q3.1.0001.2")]
    [InlineData("430681104-2017-Q3.1.")]
    [InlineData("43068110-2017-Q3.1.0001")]
    [InlineData("430681104-2017-Q5.1.0001")]
    [InlineData("430681104-2017-Q3.1.-001")]
    [InlineData("430681104-2017-Q3.99999999999.0001")]
    public void What_no_key_looks_like_is_not_read_as_a_record_id(string? text) => Assert.False(Keys.TryParseRecordId(text, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("20261122T0739160000000Z")]
    [InlineData("20261122T0739160000000Z-430681104-2017-Q3")]
    [InlineData("20261122T0739160000000Z-430681104-2017-Q3-0")]
    [InlineData("20261322T0739160000000Z-430681104-2017-Q3-1")]
    [InlineData("2026-11-22-430681104-2017-Q3-1")]
    public void What_no_commit_looks_like_is_not_read_as_one(string? text) => Assert.False(Keys.TryParseCommitRow(text, out _, out _, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("430681104-2017-Q3.1")]
    [InlineData("430681104-2017-Q3.1.0123456789ABCDEF")]
    [InlineData("430681104-2017-Q3.1.0123456789abcde")]
    [InlineData("430681104-2017-Q3.x.0123456789abcdef")]
    public void What_no_revision_looks_like_is_not_read_as_one(string? text) => Assert.False(Keys.TryParseRevisionRow(text, out _, out _, out _));

    [Fact]
    public void Commits_sort_by_time_to_the_tick()
    {
        var report = ReportId.Parse("430681104-2017-Q3");
        var other = ReportId.Parse("110101001-2017-Q3");

        var first = Keys.CommitRow(Time, report, 2);
        var second = Keys.CommitRow(Time.AddTicks(1), other, 1);

        Assert.True(string.CompareOrdinal(first, second) < 0);
        Assert.True(string.CompareOrdinal(Keys.CommitsFrom(Time.AddTicks(1)), first) > 0);
        Assert.True(string.CompareOrdinal(Keys.CommitsFrom(Time.AddTicks(1)), second) < 0);
    }

    [Fact]
    public void Commits_lie_in_the_month_of_universal_time()
    {
        Assert.Equal("202611", Keys.CommitsPartition(new DateTimeOffset(2026, 12, 1, 7, 0, 0, TimeSpan.FromHours(8))));
        Assert.True(string.CompareOrdinal(Keys.LateCommits, "999912") > 0);
    }

    [Fact]
    public void A_revision_row_sorts_behind_its_manifest_and_is_told_from_it()
    {
        var report = ReportId.Parse("430681104-2017-Q3");
        var row = Keys.RevisionRow(report, 1, Stamp);

        Assert.True(string.CompareOrdinal(Keys.ManifestRow(report), row) < 0);
        Assert.True(Keys.IsManifestRow(Keys.ManifestRow(report)));
        Assert.False(Keys.IsManifestRow(row));
        Assert.StartsWith(Keys.RevisionRows(report, 1), row, StringComparison.Ordinal);
        Assert.StartsWith(Keys.RevisionRows(report), row, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_upload_sorts_first()
    {
        var older = Keys.UploadId(new Upload("430681104/a.txt", "0x1", Time, 1));
        var newer = Keys.UploadId(new Upload("430681104/a.txt", "0x2", Time.AddSeconds(1), 1));

        Assert.True(string.CompareOrdinal(newer, older) < 0);
        Assert.True(Keys.IsUploadId(newer));
        Assert.False(Keys.IsUploadId(newer[..^1]));
        Assert.False(Keys.IsUploadId("x" + newer[1..]));
        Assert.False(Keys.IsUploadId(null));
    }

    [Fact]
    public void An_upload_has_one_id_whoever_asks_and_another_for_each_path_and_version()
    {
        var upload = new Upload("430681104/a.txt", "0x1", Time, 1);

        Assert.Equal(Keys.UploadId(upload), Keys.UploadId(upload with { Length = 2 }));
        Assert.NotEqual(Keys.UploadId(upload), Keys.UploadId(upload with { ETag = "0x2" }));
        Assert.NotEqual(Keys.UploadId(upload), Keys.UploadId(upload with { Path = "430681104/b.txt" }));
    }

    [Fact]
    public void A_stamp_depends_on_everything_that_rows_are_made_from()
    {
        var upload = new Upload("430681104/a.txt", "0x1", Time, 1);
        string[] stamps =
        [
            Keys.Stamp(upload, "hash", "1"), Keys.Stamp(upload with { Path = "430681104/b.txt" }, "hash", "1"),
            Keys.Stamp(upload with { ETag = "0x2" }, "hash", "1"), Keys.Stamp(upload, "hash2", "1"), Keys.Stamp(upload, "hash", "2"),
        ];

        Assert.Equal(5, stamps.Distinct().Count());
        Assert.Equal(stamps[0], Keys.Stamp(upload, "hash", "1"));
    }

    [Theory]
    [InlineData("430681104/a.txt", "430681104")]
    [InlineData("430681104/a/b.txt", "430681104")]
    [InlineData("430681104/", "430681104")]
    [InlineData("a.txt", Keys.NoTownship)]
    [InlineData("43068110/a.txt", Keys.NoTownship)]
    [InlineData("43068110x/a.txt", Keys.NoTownship)]
    public void An_upload_is_listed_with_the_township_of_its_folder(string path, string partition) =>
        Assert.Equal(partition, Keys.IngestionsPartition(path));

    [Fact]
    public void A_key_from_a_foreign_stamp_is_refused() =>
        Assert.Throws<ArgumentException>(() => Keys.RevisionRow(ReportId.Parse("430681104-2017"), 1, "a/b"));

    [GeneratedRegex("^[A-Za-z0-9._-]{1,256}$")]
    private static partial Regex Allowed();
}
