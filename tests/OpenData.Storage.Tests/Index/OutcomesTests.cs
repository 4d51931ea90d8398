using OpenData.Observations;
using OpenData.Storage.Index;
using OpenData.Testing.Revisions;

namespace OpenData.Storage.Tests.Index;

public sealed class OutcomesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ObservationIndex index;

    public OutcomesTests() => index = new ObservationIndex(folder.File("index.sqlite"), PlainSample.Of);

    [Fact]
    public void The_result_of_a_plan_is_the_surest_figure_another_report_gives_for_the_same_thing_and_time()
    {
        var plans = RevisionBuilder.Of("430681106-2020");
        var results = RevisionBuilder.Of("430681106-2021");
        var elsewhere = RevisionBuilder.Of("430681107-2021");
        foreach (var (words, id) in new[] { ("修路", "road.built"), ("种树", (string?)null) })
        {
            Observation Of(Observation o, ObservationStatus status, decimal confidence) =>
                o with { IndicatorId = id, Status = status, Confidence = confidence, Period = Period.OfYear(2021) };
            plans.Says(words, "9里", change: o => Of(o, ObservationStatus.Target, 0.9m)).Says(words, "1里", change: o => Of(o, ObservationStatus.Actual, 1));
            results.Says(words, "7里", change: o => Of(o, ObservationStatus.Actual, 0.5m)).Says(words, "8里", change: o => Of(o, ObservationStatus.Actual, 0.8m))
                .Says(words, "6里", change: o => Of(o, ObservationStatus.Actual, 0.8m)).Says(words, "5里", change: o => Of(o, ObservationStatus.Target, 1))
                .Says(words, "4里", change: o => Of(o, ObservationStatus.Actual, 1) with { Place = "花石村" })
                .Says(words, "3元", change: o => Of(o, ObservationStatus.Actual, 1)).Says(words, "2里", change: o => Of(o, ObservationStatus.Actual, 1) with { Period = Period.OfYear(2022) });
            elsewhere.Says(words, "1里", change: o => Of(o, ObservationStatus.Actual, 1));
        }

        plans.Says("别的", "9里", change: o => o with { Status = ObservationStatus.Target });
        foreach (var report in (RevisionBuilder[])[plans, results, elsewhere]) Add(report.Build());
        using var reader = index.Read();
        var asked = reader.Observations(new() { ReportIds = ["430681106-2020"], Statuses = [ObservationStatus.Target] }, reader.Head, [], null, 10).ToList();

        Assert.Equal(["8里", "8里", null], reader.ResultsOf(asked).Select(result => result?.Quantity));
        Assert.Equal(["430681106-2021.1.0002", "430681106-2021.1.0009"], reader.ResultsOf(asked).OfType<IndexedObservation>().Select(Id));
        Assert.Empty(reader.ResultsOf([]));
    }

    [Fact]
    public void Plans_with_a_result_come_page_by_page_and_by_what_is_asked_of_them()
    {
        foreach (var (town, year) in new[] { ("430681106", 2021), ("430681106", 2023), ("440681104", 2021) })
        {
            Add(Plans($"{town}-{year - 1}", year, "40户", "50户").Build());
            Add(Result($"{town}-{year}", "41户", year: year).Build());
        }

        using var reader = index.Read();
        Assert.Equal(["430681106-2020.1.0001", "430681106-2020.1.0002", "430681106-2022.1.0001", "430681106-2022.1.0002", "440681104-2020.1.0001", "440681104-2020.1.0002"], Ids(new()));
        Assert.Equal(Ids(new())[2..5], Ids(new(), after: 1, limit: 3));
        Assert.Equal(Ids(new())[2..], Ids(new() { TownshipIds = ["430681106", "440681104"] }, after: 1));
        Assert.Equal(Ids(new())[4..], Ids(new() { Within = ["44"] }));
        Assert.Equal(Ids(new())[2..4], Ids(new() { Years = [2023], Topics = [Topic.LandHousing] }));
        Assert.Equal(Ids(new()), Ids(new() { IndicatorIds = ["house.renovated"] }));
        Assert.Empty(Ids(new() { Topics = [Topic.Economy] }));
        Assert.Empty(Ids(new() { IndicatorIds = ["nonsense"] }));
        Assert.All(reader.PlansWithResult(new(), null, 10), pair => Assert.Equal("41户", pair.Result.Quantity));

        string[] Ids(ObservationFilter filter, int? after = null, int limit = 10)
        {
            var position = after is { } place ? reader.PlansWithResult(new(), null, 10)[place].Plan.Position : null;
            return [.. reader.PlansWithResult(filter, position, limit).Select(pair => Id(pair.Plan))];
        }
    }

    [Fact]
    public void A_plan_has_the_result_that_is_visible_now()
    {
        Add(Plans("430681106-2020", 2021, "40户").Build());
        Add(Result("430681106-2021", "41户").Build());
        Assert.Equal(["41户"], Results());
        var second = Result("430681106-2021", "42户", revision: 2).Build();
        Add(second);
        Assert.Equal(["42户"], Results());

        // Zigzag, until the township is laid out anew.
        foreach (var i in Enumerable.Range(0, 40)) Add(RevisionBuilder.Of($"430681106-{(i % 2 == 0 ? 1950 + (i / 2) : 2050 - (i / 2))}").Says("茶叶产业", "7亩").Build());
        Assert.Equal(["42户"], Results());
        index.Apply(second.Withdrawal(new DateTimeOffset(2026, 5, 2, 0, 0, 0, TimeSpan.Zero), "误报"), null, null);
        Assert.Empty(Results());
    }

    /// <summary>Instances apply commits in the order of their log, but one may take a later snapshot than another.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_equally_sure_results_that_of_the_report_published_last_counts(bool lastComesFirst)
    {
        var first = Result("430681106-2021", "41户").At(Published(2023)).Build();
        var last = Result("430681106-2022", "42户", behind: "茶叶产业").At(Published(2024)).Build();
        Add(Plans("430681106-2020", 2021, "40户").Build());
        foreach (var report in lastComesFirst ? (SampleRevision[])[last, first] : [first, last]) Add(report);
        Assert.Equal(["42户"], Results());

        static DateTimeOffset Published(int year) => new(year, 3, 1, 8, 0, 0, TimeSpan.Zero);
    }

    /// <summary>Each pair looked at by itself would be four million of them.</summary>
    [Fact]
    public void Thousands_of_like_plans_have_the_one_result_of_thousands()
    {
        var (plans, results) = (RevisionBuilder.Of("430681106-2020"), RevisionBuilder.Of("430681106-2021"));
        for (var i = 0; i < 2000; i++)
        {
            plans.Says("修路", "9里", change: o => o with { Status = ObservationStatus.Target, Period = Period.OfYear(2021) });
            results.Says("修路", $"{i}里", change: o => o with { Period = Period.OfYear(2021), Confidence = i == 1234 ? 0.9m : 0.5m });
        }

        Add(plans.Build());
        Add(results.Build());
        using var reader = index.Read();
        var found = reader.PlansWithResult(new() { TownshipIds = ["430681106"] }, null, 3000);
        Assert.Equal(2000, found.Count);
        Assert.All(found, pair => Assert.Equal("1234里", pair.Result.Quantity));
    }

    private static RevisionBuilder Plans(string report, int year, params string[] quantities)
    {
        var builder = RevisionBuilder.Of(report);
        foreach (var quantity in quantities)
        {
            builder.Says("改造危房", quantity, change: o => o with
            {
                Topic = Topic.LandHousing, IndicatorId = "house.renovated", Status = ObservationStatus.Target, Period = Period.OfYear(year),
            });
        }

        return builder;
    }

    /// <param name="report">Its id.</param>
    /// <param name="quantity">Of the result.</param>
    /// <param name="revision">Its number.</param>
    /// <param name="year">Of the result.</param>
    /// <param name="behind">Another figure that stands before the result, where there is one.</param>
    private static RevisionBuilder Result(string report, string quantity, int revision = 1, int year = 2021, string? behind = null)
    {
        var builder = RevisionBuilder.Of(report, revision);
        if (behind is not null) builder.Says(behind, "7亩");
        return builder.Says("改造危房", quantity, change: o => o with
        {
            Topic = Topic.LandHousing, IndicatorId = "house.renovated", Period = Period.OfYear(year),
        });
    }

    private string[] Results()
    {
        using var reader = index.Read();
        return [.. reader.PlansWithResult(new(), null, 10).Select(pair => pair.Result.Quantity)];
    }

    private static string Id(IndexedObservation row) => $"{row.Revision.Id}.{row.Sequence:0000}";

    private void Add(SampleRevision sample) => index.Apply(sample.Commit, sample.Revision, sample.Text);

    public void Dispose()
    {
        index.Dispose();
        folder.Dispose();
    }
}
