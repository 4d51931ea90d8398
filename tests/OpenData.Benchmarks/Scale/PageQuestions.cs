namespace OpenData.Benchmarks.Scale;

/// <summary>Every kind of page of the portal, each in as many forms as it has: nothing is remembered from the form before.</summary>
internal sealed class PageQuestions(Questions questions)
{
    private const int Forms = 100;

    /// <param name="reports">Whose texts are in the storage.</param>
    public async Task<IReadOnlyList<(string Name, IReadOnlyList<string> Paths)>> AllAsync(IReadOnlyList<string> reports)
    {
        var indicators = await questions.FacetAsync("indicator_id", "");
        var topics = await questions.FacetAsync("topic", "");
        string[] years = [.. (await questions.FacetAsync("year", "")).Take(Province.Years)];
        string[] townships = [.. Province.AllTownships.Where((_, i) => i % 7 == 0).Select(township => township.Id)];
        string[] words = [.. questions.Words(2)];
        return
        [
            ("home", Same("/")),
            ("search", [.. words.Take(Forms).Select(word => $"/search?q={word}")]),
            ("explorer", Same("/explore")),
            ("explorer, one topic", [.. topics.Select(topic => $"/explore?topic={topic}")]),
            ("explorer, topic, year and status by value", [.. from topic in topics from year in years.Take(7) select $"/explore?topic={topic}&year={year}&status=actual&sort=-base_value"]),
            ("explorer, one township", [.. townships.Take(Forms).Select(id => $"/explore?township_id={id}")]),
            ("explorer, words", [.. words.Skip(Forms).Take(Forms).Select(word => $"/explore?q={word}")]),
            ("townships", [.. townships.Select(id => id[..6]).Distinct().Select(county => $"/townships?within={county}")]),
            ("township", [.. townships.Take(Forms).Select(id => $"/townships/{id}")]),
            ("township, English", [.. townships.Skip(Forms).Take(Forms).Select(id => $"/en/townships/{id}")]),
            ("indicators", Same("/indicators")),
            ("indicator", [.. indicators.Select(id => $"/indicators/{id}")]),
            ("indicator, again with another year", [.. from id in indicators from year in years.Take(3) select $"/indicators/{id}?year={year}"]),
            ("compare", [.. indicators.Select((id, i) => $"/compare?indicator_id={id}&township_id={townships[i]},{townships[i + 1]},{townships[i + 2]}")]),
            ("report reader", [.. reports.Select(id => $"/reports/{id}")]),
            ("promises", Same("/promises")),
            ("promises, one township", [.. townships.Take(Forms).Select(id => $"/promises?township_id={id}")]),
            ("promises, topic and year", [.. from topic in topics from year in years.Take(7) select $"/promises?topic={topic}&year={year}"]),
            ("quality", Same("/quality")),
            ("upload", Same("/upload")),
            ("developers", Same("/developers")),
            ("developers, one route", Same("/developers/observations")),
        ];
    }

    private static IReadOnlyList<string> Same(string path) => [.. Enumerable.Repeat(path, Forms)];
}
