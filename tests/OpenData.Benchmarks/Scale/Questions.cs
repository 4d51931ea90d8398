using System.Globalization;
using Newtonsoft.Json.Linq;

namespace OpenData.Benchmarks.Scale;

/// <summary>The questions whose time is taken, each in many forms, so that no answer is one given before.</summary>
internal sealed class Questions(Uri app) : IDisposable
{
    private const int Forms = 200;
    private const int CursorPage = 500;
    private const string Base = "/api/v1/observations";

    private readonly HttpClient http = new() { BaseAddress = app };
    private readonly Random random = new(5);

    /// <summary>Name, whether the bar of 5 ms and 50 ms is for it, and its forms.</summary>
    public async Task<IReadOnlyList<(string Name, bool HasBar, IReadOnlyList<string> Paths)>> AllAsync()
    {
        var indicators = await FacetAsync("indicator_id", "");
        var additive = (await JsonAsync("/api/v1/indicators?limit=1000"))["data"]!
            .Where(one => (string?)one["aggregation"] == "sum").Select(one => (string)one["indicator_id"]!).ToHashSet(StringComparer.Ordinal);
        var places = await FacetAsync("place", "");
        var sums = new List<string>();
        foreach (var id in indicators.Where(additive.Contains))
        {
            if (await FacetAsync("base_unit", $"&indicator_id={id}&measure=level&status=actual") is [var unit, ..]) sums.Add($"{Base}/aggregate?indicator_id={id}&base_unit={Escape(unit)}&measure=level&status=actual&group_by=year&metric=sum,avg,median");
        }

        string[] topics = [.. await FacetAsync("topic", "")];
        string[] years = [.. (await FacetAsync("year", "")).Take(Province.Years)];
        return
        [
            ("one indicator", true, [.. indicators.Select(id => $"{Base}?indicator_id={id}")]),
            ("one topic", true, WithLimits([.. topics.Select(topic => $"{Base}?topic={topic}")])),
            ("one year", true, WithLimits([.. years.Select(year => $"{Base}?year={year}")])),
            ("one status", true, WithLimits([.. ((string[])["actual", "target", "prior"]).Select(status => $"{Base}?status={status}")])),
            ("one place", true, [.. places.Select(place => $"{Base}?place={Escape(place)}")]),
            ("one township", true, [.. Reports().Select(report => $"{Base}?township_id={report.Township}").Distinct()]),
            ("township and year", true, [.. Reports().Select(report => $"{Base}?township_id={report.Township}&year={report.Year}").Distinct()]),
            ("topic, year and status by value", true, [.. from topic in topics from year in years select $"{Base}?topic={topic}&year={year}&status=actual&sort=-base_value"]),
            ("q of two characters", true, [.. Words(2).Select(word => $"{Base}?q={word}")]),
            (FormattableString.Invariant($"page {CursorPage} of a cursor and on"), true, await CursorPagesAsync()),
            ("aggregate of one indicator by year", true, sums),
            ("q of one character", false, [.. Words(1).Take(60).Select(word => $"{Base}?q={word}")]),
            ("q of four characters", false, [.. Words(4).Take(100).Select(word => $"{Base}?q={word}")]),
            ("everything by value", false, WithLimits([$"{Base}?sort=-base_value"])),
            ("facets of everything", false, WithLimits([$"{Base}?facet=topic,status,year,indicator_id,base_unit"])),
        ];
    }

    /// <summary>Pages of a hundred rows, as many as there are reports.</summary>
    public static IReadOnlyList<(string Township, string Year)> ReportPages() =>
        [.. Province.AllTownships.SelectMany(township => Enumerable.Range(0, Province.Years)
            .Select(year => (township.Id, (Province.FirstYear + year).ToString(CultureInfo.InvariantCulture))))];

    public void Dispose() => http.Dispose();

    public async Task<JObject> JsonAsync(string path) => JObject.Parse(await http.GetStringAsync(path));

    private IEnumerable<(string Township, string Year)> Reports()
    {
        var all = ReportPages();
        return Enumerable.Range(0, Forms).Select(_ => all[random.Next(all.Count)]);
    }

    /// <summary>Words of the reports themselves, escaped.</summary>
    public IEnumerable<string> Words(int length)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (words.Count < Forms)
        {
            var text = SeedReport.All[random.Next(SeedReport.All.Count)].Text;
            var word = text.Substring(random.Next(text.Length - length), length);
            if (word.All(c => c is >= '一' and <= '龥')) words.Add(word);
        }

        return words.Select(Escape);
    }

    private static IReadOnlyList<string> WithLimits(IReadOnlyList<string> paths) =>
        [.. Enumerable.Range(0, 100).SelectMany(i => paths.Select(path => FormattableString.Invariant($"{path}&limit={100 - (i % 50)}"))).Distinct().Take(100)];

    /// <summary>The values a field has, the most frequent first.</summary>
    public async Task<IReadOnlyList<string>> FacetAsync(string field, string filter) =>
        [.. (await JsonAsync($"{Base}?limit=1&facet={field}{filter}"))["meta"]!["facets"]![field]!["values"]!
            .Select(value => (string?)value["value"]).OfType<string>()];

    private async Task<IReadOnlyList<string>> CursorPagesAsync()
    {
        var (next, pages) = ($"{Base}?status=actual&limit=20", new List<string>());
        for (var page = 1; next is not null && pages.Count < 100; page++)
        {
            if (page >= CursorPage) pages.Add(new Uri(next).PathAndQuery.Replace("limit=20", "limit=100", StringComparison.Ordinal));
            next = (string?)(await JsonAsync(next))["links"]!["next"];
        }

        return pages;
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
