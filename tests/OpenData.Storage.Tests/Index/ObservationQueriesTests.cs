using OpenData.Observations;
using OpenData.Storage.Index;
using OpenData.Testing.Revisions;

namespace OpenData.Storage.Tests.Index;

public sealed class ObservationQueriesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ObservationIndex index;
    private readonly List<(SampleRevision Sample, Observation Observation)> all = [];

    public ObservationQueriesTests()
    {
        index = new ObservationIndex(folder.File("index.sqlite"), PlainSample.Of);
        var random = new Random(3);
        var at = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        foreach (var town in (string[])["430681104", "430681105", "431224122"])
        {
            for (var year = 2015; year < 2025; year++)
            {
                var builder = RevisionBuilder.Of($"{town}-{year}").At(at = at.AddMinutes(1)).Section(year % 2 == 0 ? "一、农业" : "二、茶葉產業");
                for (var i = 0; i < 12; i++)
                {
                    var (sort, topic) = (random.Next(4), (Topic)random.Next(4));
                    builder.Says(((string[])["新建公路", "茶叶产业", "GDP总量", "脱贫人口"])[sort], $"{random.Next(1, 2000) / 4m}亩", change: o => o with
                    {
                        Topic = topic,
                        Status = (ObservationStatus)random.Next(3),
                        IndicatorId = sort < 2 ? $"sample.{sort}" : null,
                        Place = random.Next(3) == 0 ? "花石村" : null,
                        Period = random.Next(5) == 0 ? null : o.Period,
                        Confidence = random.Next(0, 100) / 100m,
                    });
                }

                Add(builder.Finds(FindingKind.SumMismatch, verified: false, 2, 3).Build());
            }
        }
    }

    public static TheoryData<string> Filters => [.. Cases.Keys];

    private static Dictionary<string, (ObservationFilter Filter, Func<SampleRevision, Observation, bool> Fits)> Cases { get; } = new()
    {
        ["everything"] = (new(), (_, _) => true),
        ["township"] = (new() { TownshipIds = ["430681105"] }, (s, _) => s.Revision.Report.TownshipId == "430681105"),
        ["townships"] = (new() { TownshipIds = ["431224122", "430681104"] }, (s, _) => s.Revision.Report.TownshipId != "430681105"),
        ["within"] = (new() { Within = ["4306"] }, (s, _) => s.Revision.Report.TownshipId.StartsWith("4306", StringComparison.Ordinal)),
        ["reports"] = (new() { ReportIds = ["430681105-2017", "430681104-2019"] },
            (s, _) => s.Revision.Report.ToString() is "430681105-2017" or "430681104-2019"),
        ["township and report of another"] = (new() { TownshipIds = ["430681105"], ReportIds = ["430681104-2019"] }, (_, _) => false),
        ["year"] = (new() { Years = [2017] }, (_, o) => o.Period?.Year == 2017),
        ["years"] = (new() { YearFrom = 2017, YearTo = 2019 }, (_, o) => o.Period?.Year is >= 2017 and <= 2019),
        ["topic, year, status"] = (
            new() { Topics = [Topic.Economy], Years = [2018], Statuses = [ObservationStatus.Actual] },
            (_, o) => o is { Topic: Topic.Economy, Period.Year: 2018, Status: ObservationStatus.Actual }),
        ["topics"] = (new() { Topics = [Topic.Economy, Topic.PartyBuilding] }, (_, o) => o.Topic is Topic.Economy or Topic.PartyBuilding),
        ["indicator"] = (new() { IndicatorIds = ["sample.1"] }, (_, o) => o.IndicatorId == "sample.1"),
        ["unknown indicator"] = (new() { IndicatorIds = ["nonsense"] }, (_, _) => false),
        ["indicator, topic and year"] = (
            new() { IndicatorIds = ["sample.1", "sample.0"], Topics = [Topic.Economy], YearFrom = 2018 },
            (_, o) => o is { IndicatorId: "sample.1" or "sample.0", Topic: Topic.Economy, Period.Year: >= 2018 }),
        ["province and topic"] = (new() { Within = ["43"], Topics = [Topic.Economy] }, (_, o) => o.Topic == Topic.Economy),
        ["another province"] = (new() { Within = ["44"], Statuses = [ObservationStatus.Actual] }, (_, _) => false),
        ["place"] = (new() { Places = ["花石村"] }, (_, o) => o.Place == "花石村"),
        ["period"] = (new() { Periods = ["2017", "2018"] }, (_, o) => o.Period?.ToString() is "2017" or "2018"),
        ["value"] = (new() { ValueFrom = 100.25m, ValueTo = 200 }, (_, o) => o.Quantity.BaseValue is >= 100.25m and <= 200),
        ["confidence"] = (new() { ConfidenceFrom = 0.755m }, (_, o) => o.Confidence >= 0.755m),
        ["finding"] = (new() { HasFinding = true }, (_, o) => o.Sequence is 2 or 3),
        ["no finding"] = (new() { HasFinding = false }, (_, o) => o.Sequence is not (2 or 3)),
        ["one character"] = (new() { Words = ["茶"] }, (s, o) => Words(o).Contains('茶')),
        ["last character"] = (new() { Words = ["口"] }, (s, o) => Words(o).Contains('口')),
        ["two characters"] = (new() { Words = ["茶叶"] }, (s, o) => Words(o).Contains("茶叶", StringComparison.Ordinal)),
        ["traditional"] = (new() { Words = ["產業"] }, (s, o) => Words(o).Contains("产业", StringComparison.Ordinal)),
        ["long word"] = (new() { Words = ["茶叶产业"] }, (s, o) => Words(o).Contains("茶叶产业", StringComparison.Ordinal)),
        ["letters"] = (new() { Words = ["gdp"] }, (s, o) => Words(o).Contains("GDP", StringComparison.Ordinal)),
        ["two words and a year"] = (
            new() { Words = ["产业", "农业"], Years = [2016, 2020] },
            (s, o) => Words(o).Contains("产业", StringComparison.Ordinal) && Words(o).Contains("农业", StringComparison.Ordinal)
                && o.Period?.Year is 2016 or 2020),
        ["sign"] = (new() { Words = ["、农"] }, (s, o) => Words(o).Contains("、农", StringComparison.Ordinal)),
        ["signs only"] = (new() { Words = ["、"] }, (s, o) => Words(o).Contains('、')),
        ["pairs that do not meet"] = (new() { Words = ["茶叶农业"] }, (_, _) => false),
        ["quotation mark"] = (new() { Words = ["\""] }, (_, _) => false),
        ["search in a township"] = (
            new() { Words = ["公路"], TownshipIds = ["430681104", "431224122"] },
            (s, o) => Words(o).Contains("公路", StringComparison.Ordinal) && s.Revision.Report.TownshipId != "430681105"),
    };

    private static readonly string[] Sorts =
    [
        "", "-Id", "BaseValue", "-BaseValue", "Year", "-Year,BaseValue", "TownshipId", "-TownshipId", "-ReportId", "IndicatorId,-Value",
            "Period", "-Confidence", "CreatedAt", "BaseUnit,-Year",
    ];

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_filter_finds_what_fits_and_counts_it(string name)
    {
        var (filter, fits) = Cases[name];
        var expected = all.Where(one => fits(one.Sample, one.Observation)).Select(one =>
            Id(one.Sample, one.Observation)).Order(StringComparer.Ordinal).ToList();
        using var reader = index.Read();

        Assert.Equal(expected, reader.Observations(filter, reader.Head, [], null, 1000).Select(Id));
        Assert.Equal(expected.Count, reader.CountObservations(filter, reader.Head));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Pages_join_to_the_whole_in_every_order_also_while_the_past_is_read(string name)
    {
        var (filter, _) = Cases[name];
        using var before = index.Read();
        var point = before.Head;
        var expected = Sorts.Select(sort => before.Observations(filter, point, Keys(sort), null, 1000).Select(Id).ToList()).ToList();
        Add(RevisionBuilder.Of("430681104-2017", 2).At(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero)).Says("茶叶产业", "7亩").Build());
        Add(RevisionBuilder.Of("430681104-2026").At(new DateTimeOffset(2026, 5, 2, 0, 0, 0, TimeSpan.Zero)).Says("茶叶产业", "8亩").Build());
        using var after = index.Read();

        foreach (var (sort, whole) in Sorts.Zip(expected))
        {
            Assert.Equal(whole, Pages(after, filter, point, Keys(sort), 7).Select(Id));
            Assert.Equal(whole.Count, after.CountObservations(filter, point));
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Counts_and_facets_stay_true_when_reports_are_replaced_and_withdrawn(string name)
    {
        var (filter, _) = Cases[name];
        var withdrawn = all.First(one => one.Sample.Revision.Report.ToString() == "430681105-2018").Sample;
        Add(RevisionBuilder.Of("430681104-2017", 2).At(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero)).Section("三、茶叶产业").Says("茶叶产业", "7亩").Says("新建公路", "8里").Build());
        Add(RevisionBuilder.Of("430681104-2017", 1).Says("茶叶产业", "1亩").Build());
        index.Apply(withdrawn.Withdrawal(new DateTimeOffset(2026, 5, 2, 0, 0, 0, TimeSpan.Zero), "误报"), null, null);
        using var reader = index.Read();
        var rows = reader.Observations(filter, reader.Head, [], null, 1000).ToList();

        Assert.Equal(rows.Count, reader.CountObservations(filter, reader.Head));
        AssertFacet(ObservationGrouping.Topic, row => row.Topic.Code());
        AssertFacet(ObservationGrouping.Status, row => row.Status.Code());
        AssertFacet(ObservationGrouping.Year, row => row.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        AssertFacet(ObservationGrouping.Place, row => row.Place);
        AssertFacet(ObservationGrouping.IndicatorId, row => row.IndicatorId);
        AssertFacet(ObservationGrouping.Qualifier, row => row.Qualifier.Code());
        AssertFacet(ObservationGrouping.BaseUnit, row => row.BaseUnit);
        AssertFacet(ObservationGrouping.TownshipId, row => row.Revision.Township.Id);
        AssertFacet(ObservationGrouping.Province, row => row.Revision.Township.Id[..2]);
        AssertFacet(ObservationGrouping.Measure, row => row.Measure.Code());

        ObservationGrouping[] several = [ObservationGrouping.Topic, ObservationGrouping.Place, ObservationGrouping.TownshipId, ObservationGrouping.IndicatorId];
        var together = reader.Facets(filter, reader.Head, several, 2);
        Assert.All(several, by => Assert.Equal(reader.Facet(filter, reader.Head, by, 2).Values, together[by].Values));

        void AssertFacet(ObservationGrouping by, Func<IndexedObservation, string?> value) => Assert.Equal(
            rows.GroupBy(value).Select(group => (group.Key, (long)group.Count())).OrderByDescending(pair => pair.Item2).ThenBy(pair => pair.Key, StringComparer.Ordinal),
            reader.Facet(filter, reader.Head, by, 1000).Values);
    }

    [Fact]
    public void Sorting_by_value_is_exact_and_puts_nothing_out_of_order()
    {
        using var reader = index.Read();
        var values = reader.Observations(new(), reader.Head, [new(ObservationSort.BaseValue, Descending: true)], null,
            1000).Select(row => row.BaseValue).ToList();
        Assert.Equal(all.Select(one => one.Observation.Quantity.BaseValue).OrderDescending(), values);
    }

    [Fact]
    public void Rows_without_a_value_come_last_either_way()
    {
        using var reader = index.Read();
        foreach (var descending in (bool[])[false, true])
        {
            var years = reader.Observations(new(), reader.Head, [new(ObservationSort.Year, descending)], null,
                1000).Select(row => row.Year).ToList();
            Assert.Null(years[^1]);
            Assert.DoesNotContain(null, years.TakeWhile(year => year is not null));
            Assert.Equal(years.Count(year => year is null), years.AsEnumerable().Reverse().TakeWhile(year => year is null).Count());
        }
    }

    [Fact]
    public void Changes_since_a_generation_name_what_came_and_what_went()
    {
        Add(RevisionBuilder.Of("430681104-2017", 2).At(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero)).Says("茶叶产业", "7亩").Build());
        using var reader = index.Read();
        var rows = reader.Observations(new() { ChangedAfter = reader.Head.Generation - 1 }, reader.Head, [], null, 1000).ToList();
        Assert.Equal(13, rows.Count);
        Assert.Equal(12, rows.Count(row => row.Ended is { RevisionId: "430681104-2017.2" } && row.Revision.Id == "430681104-2017.1"));
        Assert.Single(rows, row => row.Ended is null && row.Revision.Id == "430681104-2017.2");
    }

    [Fact]
    public void Townships_and_reports_and_findings_are_listed_in_pages()
    {
        using var reader = index.Read();
        var head = reader.Head;
        Assert.Equal(["430681104", "430681105"], reader.Townships(head, [], ["43"], [], null, 2).Select(town => town.Township.Id));
        Assert.Equal(["431224122"], reader.Townships(head, [], [], [], "430681105", 2).Select(town => town.Township.Id));
        Assert.Equal(3, reader.CountTownships(head, [], [], ["汨罗"]));
        Assert.Equal(30, reader.CountReports(new(), head));
        Assert.Equal(3, reader.CountReports(new() { Years = [2017] }, head));
        Assert.Equal(["430681105-2016"],
            reader.Reports(new() { TownshipIds = ["430681105"] }, head, "430681105-2015", 1).Select(state => state.Revision.ReportId));
        Assert.Equal(10, reader.CountFindings(new() { Within = ["431"] }, head));
        Assert.Equal("430681104-2016", reader.Findings(new() { Verified = false }, head, ("430681104-2015", 1, 1), 1)[0].Revision.ReportId);
        Assert.Equal(100.5m, reader.Finding("430681104-2015", 1, 1)!.Finding.Stated);
    }

    [Fact]
    public void Fields_that_would_take_a_long_walk_are_left_out_where_so_asked()
    {
        using var reader = index.Read();
        var filter = new ObservationFilter { Topics = [Topic.Economy] };
        var facets = reader.Facets(filter, reader.Head, [ObservationGrouping.Year, ObservationGrouping.Place], 10, mostWalked: 5);
        Assert.Equal([ObservationGrouping.Year], facets.Keys);
    }

    [Fact]
    public void Townships_are_found_by_names_as_of_then_and_counted_by_year()
    {
        Add(RevisionBuilder.Of("430681104-2017", 2).In("新白水镇", "汨罗市").At(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero)).Says("茶叶产业", "7亩").Build());
        Add(RevisionBuilder.Of("440681104-2031").In("外省镇", "某县", province: "广东省").At(new DateTimeOffset(2026, 5, 2, 0, 0, 0, TimeSpan.Zero)).Says("茶叶产业", "8亩").Build());
        using var reader = index.Read();
        var before = reader.AtGeneration(30)!.Value;

        Assert.Equal(["430681104"], reader.Townships(reader.Head, [], [], ["新白水"], null, 10).Select(town => town.Township.Id));
        Assert.Equal("新白水镇", reader.Townships(reader.Head, ["430681104"], [], [], null, 10)[0].Township.Name);
        Assert.Equal((10, 109L), (reader.Townships(reader.Head, ["430681104"], [], [], null, 10)[0].Reports, reader.Townships(reader.Head, ["430681104"], [], [], null, 10)[0].Observations));
        Assert.Empty(reader.Townships(before, [], [], ["新白水"], null, 10));
        Assert.Equal((4, 3), (reader.CountTownships(reader.Head, [], [], []), reader.CountTownships(before, [], [], [])));
        Assert.Equal((1, 0), (reader.CountTownships(reader.Head, [], ["44"], ["外省"]), reader.CountTownships(reader.Head, [], ["43"], ["外省"])));
        Assert.Equal((3, 1, 0), (reader.CountTownshipsWithFigures(2018), reader.CountTownshipsWithFigures(2031), reader.CountTownshipsWithFigures(1900)));
    }

    /// <summary>The rows lie all over the file: at the size of a province the page took 54 ms while each was read, and 7 from the index alone (decision 18).</summary>
    [Fact]
    public void Figures_of_an_indicator_are_read_from_an_index_alone()
    {
        using var reader = index.Read();
        using var plan = reader.Query("EXPLAIN QUERY PLAN " + FigureQueries.OfIndicator, 1);
        Assert.True(plan.Read());
        Assert.Equal("SEARCH o USING COVERING INDEX observations_figures (catalogue=?)", plan.GetString(3));
        Assert.False(plan.Read());
    }

    [Fact]
    public void Figures_of_an_indicator_or_a_township_are_its_visible_observations_without_their_sentences()
    {
        Add(RevisionBuilder.Of("430681104-2017", 2).At(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero)).Says("茶叶产业", "7亩", change: o => o with { IndicatorId = "sample.1" }).Build());
        using var reader = index.Read();
        var ofIndicator = reader.FiguresOfIndicator("sample.1").ToList();
        Assert.Equal(ofIndicator.Select(row => row.Year).Order(), ofIndicator.Select(row => row.Year));
        AssertSame(new() { IndicatorIds = ["sample.1"] }, [.. ofIndicator.OrderBy(row => row.Key)]);
        AssertSame(new() { TownshipIds = ["430681104"], IndicatorIds = ["sample.0", "sample.1"] }, [.. reader.FiguresOfTownship("430681104")]);
        AssertSame(new() { TownshipIds = ["430681104"], IndicatorIds = ["sample.1"] }, [.. reader.FiguresOfTownship("430681104", "sample.1")]);
        Assert.Empty(reader.FiguresOfIndicator("nonsense"));
        Assert.Empty(reader.FiguresOfTownship("430681104", "nonsense"));
        Assert.Empty(reader.FiguresOfTownship("110101001"));

        void AssertSame(ObservationFilter filter, List<FigureRow> rows)
        {
            var expected = reader.Observations(filter, reader.Head, [], null, 1000).ToList();
            Assert.NotEmpty(expected);
            var sentences = reader.WithSentences(rows.Select(row => row.Key));
            Assert.Equal(expected.Select(Id), rows.Select(row => Id(sentences[row.Key])));
            Assert.Equal(
                expected.Select(row => (row.Revision.Township.Id, row.Year ?? 0, row.Status, row.Measure, row.Qualifier, row.Place is not null, row.Confidence * 10_000, row.BaseValue)),
                rows.Select(row => ($"{row.Township:D9}", (int)row.Year, row.Status, row.Measure, row.Qualifier, row.IsOfVillage, (decimal)row.Confidence, row.BaseValue)));
            Assert.Equal(
                expected.Select(row => (row.BaseUnit, row.Period, row.IndicatorId!, row.Indicator)),
                rows.Select(row => (reader.Words(row.BaseUnit), row.Period == 0 ? null : reader.Words(row.Period), reader.Words(row.IndicatorId), reader.Words(row.Indicator))));
        }
    }

    public void Dispose()
    {
        index.Dispose();
        folder.Dispose();
    }

    private static IEnumerable<IndexedObservation> Pages(IndexReader reader, ObservationFilter filter, IndexPoint point,
        List<SortKey> sort, int size)
    {
        var after = default(ObservationPosition);
        while (true)
        {
            var page = reader.Observations(filter, point, sort, after, size).ToList();
            foreach (var row in page) yield return row;
            if (page.Count < size) yield break;
            after = page[^1].Position;
        }
    }

    private static List<SortKey> Keys(string sort) =>
        [.. sort.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(key =>
            new SortKey(Enum.Parse<ObservationSort>(key.TrimStart('-')), key[0] == '-'))];

    private static string Words(Observation o) => PlainSample.Of($"{o.Quote} {o.Indicator} {o.Section}");

    private static string Id(IndexedObservation row) => $"{row.Revision.Id}.{row.Sequence:0000}";

    private static string Id(SampleRevision sample, Observation observation) =>
        $"{sample.Revision.Report}.{sample.Revision.Revision}.{observation.Sequence:0000}";

    private void Add(SampleRevision sample)
    {
        index.Apply(sample.Commit, sample.Revision, sample.Text);
        all.AddRange(sample.Revision.Observations.Select(observation => (sample, observation)));
    }
}
