using OpenData.Observations;
using OpenData.Storage.Index;
using OpenData.Testing.Revisions;

namespace OpenData.Storage.Tests.Index;

public sealed class ObservationIndexTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly ObservationIndex index;

    public ObservationIndexTests() => index = Open("index.sqlite");

    [Fact]
    public void Gives_back_every_member_of_an_observation()
    {
        var sample = RevisionBuilder.Of("430681104-2017-Q3").Titled("季度报告").Section("一、农业").Says(
            "发展茶叶", "20万亩", 133333000.5m, "平方米", o => o with
            {
                IndicatorId = "tea.area",
                Place = "湾洞桥村",
                Period = Period.Since(2014),
                PeriodSource = PeriodSource.Text,
                Status = ObservationStatus.Target,
                Measure = Measure.Change,
                Confidence = 0.8765m,
                Quantity = o.Quantity with { Qualifier = Qualifier.Range, ValueMax = 30, BaseValueMax = 200000000 },
            }).Finds(FindingKind.SumMismatch, verified: false, 1).Build();
        Apply(sample);

        using var reader = index.Read();
        var expected = sample.Revision.Observations[0];
        var row = reader.Observation("430681104-2017-Q3", 1, 1)!;

        Assert.Equal(expected.Quantity,
            new Quantity(row.Quantity, row.Value, row.ValueMax, row.Unit, row.BaseValue, row.BaseValueMax, row.BaseUnit, row.Qualifier));
        Assert.Equal((expected.IndicatorId, expected.Indicator, expected.Place), (row.IndicatorId, row.Indicator, row.Place));
        Assert.Equal((2014, "2014/", PeriodSource.Text), (row.Year, row.Period, row.PeriodSource));
        Assert.Equal((expected.Topic, expected.Status, expected.Measure), (row.Topic, row.Status, row.Measure));
        Assert.Equal((expected.Quote, expected.Section, expected.Source, expected.Rule), (row.Quote, row.Section, row.Source, row.Rule));
        Assert.Equal(0.8765m, row.Confidence);
        Assert.Equal([1], row.Findings);
        Assert.Null(row.Ended);
        Assert.Equal("季度报告", row.Revision.Title);
        Assert.Equal(sample.Revision.Township, row.Revision.Township);
        Assert.Equal(sample.Revision.CreatedAt, row.Revision.CreatedAt);
    }

    [Fact]
    public void A_commit_is_applied_once()
    {
        var sample = Tea("430681104-2017", 1);
        Assert.True(Apply(sample));
        Assert.False(Apply(sample));
        Assert.Equal(1, Count());
        using var reader = index.Read();
        Assert.Equal(1, reader.Head.Generation);
    }

    [Fact]
    public void A_new_revision_takes_the_place_of_the_old_one_and_the_past_still_answers()
    {
        Apply(Tea("430681104-2017", 1, "320亩", "10亩"));
        Apply(Tea("430681104-2017", 2, "330亩"));
        using var reader = index.Read();
        var before = reader.AtGeneration(1)!.Value;

        Assert.Equal(["330亩"], Quantities(reader, reader.Head));
        Assert.Equal(["320亩", "10亩"], Quantities(reader, before));
        Assert.Equal(2, reader.CountObservations(ObservationFilter.Everything, before));
        Assert.Equal(2, reader.CountObservations(new ObservationFilter { Topics = [Topic.Agriculture] }, before));

        var old = reader.Observation("430681104-2017", 1, 1)!;
        Assert.Equal("430681104-2017.2", old.Ended!.RevisionId);
        Assert.All(Rows(reader, before), row => Assert.Null(row.Ended));
    }

    [Fact]
    public void A_withdrawn_report_is_no_longer_found_but_known()
    {
        var sample = Tea("430681104-2017", 1);
        Apply(sample);
        index.Apply(sample.Withdrawal(Start.AddHours(5), "误报", "430681104-2017-flood"), null, null);
        using var reader = index.Read();

        Assert.Empty(Rows(reader, reader.Head));
        Assert.Equal(0, reader.CountObservations(ObservationFilter.Everything, reader.Head));
        var state = Assert.Single(reader.RevisionsOf("430681104-2017", reader.Head));
        Assert.Equal((RecordState.Withdrawn, "误报", "430681104-2017-flood"), (state.State, state.Ended!.Reason, state.Ended.Successor));
        Assert.Equal(1, reader.CountObservations(new ObservationFilter { States = [RecordState.Withdrawn] }, reader.Head));
    }

    [Fact]
    public void A_revision_that_arrives_after_its_successor_is_never_shown()
    {
        Apply(Tea("430681104-2017", 2, "330亩"));
        Apply(Tea("430681104-2017", 1, "320亩"));
        using var reader = index.Read();

        Assert.Equal(["330亩"], Quantities(reader, reader.Head));
        Assert.Equal(["330亩"], Quantities(reader, reader.AtGeneration(1)!.Value));
        Assert.NotNull(reader.Observation("430681104-2017", 1, 1));
        Assert.Equal(
            ["320亩", "330亩"],
            Rows(reader, reader.Head,
                new ObservationFilter { States = [RecordState.Current, RecordState.Superseded] }).Select(row => row.Quantity));
    }

    [Fact]
    public void The_order_of_arrival_does_not_change_the_state()
    {
        var samples = new[] { Tea("430681104-2017", 1), Tea("430681104-2018", 1), Tea("430681105-2017", 1) };
        foreach (var sample in samples) Apply(sample);
        using var other = Open("other.sqlite");
        foreach (var sample in samples.Reverse()) other.Apply(sample.Commit, sample.Revision, sample.Text);

        using var reader = index.Read();
        using var otherReader = other.Read();
        Assert.Equal(reader.Head.State, otherReader.Head.State);
        Assert.Equal(Rows(reader, reader.Head).Select(Id), Rows(otherReader, otherReader.Head).Select(Id));
    }

    [Fact]
    public void Ids_come_in_order_however_reports_arrive()
    {
        // Zigzag: each report between the two before it, until there is no room and the township is laid out anew.
        var years = Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? 1950 + (i / 2) : 2050 - (i / 2)).ToList();
        foreach (var year in years) Apply(Tea($"430681104-{year}", 1, "1亩", "2亩", "3亩"));
        Apply(Tea("430681104-2017-Q1", 1));
        Apply(Tea("430681104-1950", 2, "5亩"));
        using var reader = index.Read();

        var ids = Rows(reader, reader.Head).Select(Id).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal((39 * 3) + 2, ids.Count);
        Assert.Equal(2, reader.CountObservations(new ObservationFilter { ReportIds = ["430681104-1950", "430681104-2017-Q1"] },
            reader.Head));
        Assert.Equal(ids, Rows(reader, reader.Head, new ObservationFilter { Words = ["茶叶产业"] }).Select(Id));
        Assert.Equal("3亩", reader.Observation("430681104-1950", 1, 3)!.Quantity);
    }

    [Fact]
    public void A_file_that_is_no_index_is_replaced()
    {
        var path = folder.File("junk.sqlite");
        File.WriteAllText(path, new string('x', 100_000));
        using var replaced = new ObservationIndex(path, PlainSample.Of);
        using var reader = replaced.Read();
        Assert.Equal(IndexPoint.Beginning, reader.Head);
    }

    [Fact]
    public void An_index_opened_again_knows_what_it_knew()
    {
        Apply(Tea("430681104-2017", 1));
        index.Dispose();
        using var again = Open("index.sqlite");
        using var reader = again.Read();
        Assert.Equal(1, reader.Head.Generation);
    }

    [Fact]
    public async Task A_frozen_index_stays_as_it_is_while_writing_goes_on()
    {
        for (var year = 1990; year < 2000; year++) Apply(Tea($"430681104-{year}", 1));
        using (var frozen = index.TryFreeze()!)
        {
            for (var year = 2000; year < 2010; year++) Apply(Tea($"430681104-{year}", 1));
            Assert.Equal(20, Count());
            await CopyAsync(frozen, "copy.sqlite");
        }

        using var copy = Open("copy.sqlite");
        using var reader = copy.Read();
        Assert.Equal(10, reader.Head.Generation);
        Assert.Equal(Enumerable.Range(1990, 10).Select(year => $"430681104-{year}.1.0001"), Rows(reader, reader.Head).Select(Id));
        using var check = reader.Query("PRAGMA integrity_check");
        Assert.True(check.Read());
        Assert.Equal("ok", check.GetString(0));
    }

    [Fact]
    public async Task Writing_in_full_swing_never_shows_in_a_frozen_index()
    {
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++) Apply(Tea($"430681104-{1900 + (i % 200)}", 1 + (i / 200), "1亩", "2亩", "3亩"));
        });
        for (var i = 0; i < 10; i++)
        {
            long generation;
            using (var frozen = await UntilFrozenAsync())
            {
                generation = frozen.Head.Generation;
                await CopyAsync(frozen, $"copy-{i}.sqlite");
            }

            using var copy = Open($"copy-{i}.sqlite");
            using var reader = copy.Read();
            Assert.Equal(generation, reader.Head.Generation);
            Assert.Equal(3 * reader.CountReports(new ReportFilter(), reader.Head), Rows(reader, reader.Head).Count);
        }

        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public void An_index_is_not_frozen_while_an_older_state_is_read()
    {
        Apply(Tea("430681104-2017", 1));
        using (var old = index.Read())
        {
            Apply(Tea("430681104-2018", 1));
            Assert.Null(index.TryFreeze());
        }

        using var frozen = index.TryFreeze();
        Assert.Equal(2, frozen!.Head.Generation);
    }

    [Fact]
    public async Task A_copy_takes_the_place_of_the_file()
    {
        Apply(Tea("430681104-2017", 1));
        using (var frozen = index.TryFreeze()!) await CopyAsync(frozen, "copy.sqlite");
        Apply(Tea("430681104-2018", 1));
        index.Restart(folder.File("copy.sqlite"));
        Assert.Equal(1, Count());
        Apply(Tea("430681104-2018", 1));
        Assert.Equal(2, Count());
    }

    [Fact]
    public void A_reader_sees_one_point_in_time()
    {
        Apply(Tea("430681104-2017", 1));
        using var reader = index.Read();
        Apply(Tea("430681104-2018", 1));
        Assert.Single(Rows(reader, reader.Head));
        Assert.Equal(2, Count());
    }

    [Fact]
    public void A_published_commit_without_its_revision_is_refused()
    {
        var sample = Tea("430681104-2017", 1);
        Assert.Throws<ArgumentException>(() => index.Apply(sample.Commit, null, sample.Text));
        Assert.Equal(0, Count());
    }

    public void Dispose()
    {
        index.Dispose();
        folder.Dispose();
    }

    private static SampleRevision Tea(string report, int revision, params string[] quantities)
    {
        var builder = RevisionBuilder.Of(report, revision).At(Start.AddHours(revision)).Section("一、农业");
        foreach (var quantity in quantities.DefaultIfEmpty("320亩")) builder.Says("全镇茶叶产业", quantity);
        return builder.Build();
    }

    private static string Id(IndexedObservation row) => row.Revision.ObservationId(row.Sequence);

    private static IEnumerable<string> Quantities(IndexReader reader, IndexPoint point) => Rows(reader, point).Select(row => row.Quantity);

    private static List<IndexedObservation> Rows(IndexReader reader, IndexPoint point, ObservationFilter? filter = null) =>
        [.. reader.Observations(filter ?? ObservationFilter.Everything, point, [], null, 1000)];

    private async Task<FrozenIndex> UntilFrozenAsync()
    {
        while (true)
        {
            if (index.TryFreeze() is { } frozen) return frozen;
            await Task.Delay(5);
        }
    }

    private async Task CopyAsync(FrozenIndex frozen, string name)
    {
        await using var file = File.Create(folder.File(name));
        await frozen.CopyToAsync(file, CancellationToken.None);
        Assert.Equal(frozen.Length, file.Length);
    }

    private bool Apply(SampleRevision sample) => index.Apply(sample.Commit, sample.Revision, sample.Text);

    private long Count()
    {
        using var reader = index.Read();
        return reader.CountObservations(ObservationFilter.Everything, reader.Head);
    }

    private ObservationIndex Open(string name) => new(folder.File(name), PlainSample.Of);
}
