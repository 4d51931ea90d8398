using OpenData.Observations;
using OpenData.Reading.Catalogue;
using OpenData.Reading.Characters;
using OpenData.Reading.Register;
using OpenData.Storage.Index;

namespace OpenData.Api;

/// <summary>What the API needs to know besides the published reports.</summary>
/// <param name="Indicators">The indicator catalogue.</param>
/// <param name="FindTownship">Looks a code up in the township register; null where there is no such township.</param>
/// <param name="Plain">How texts are compared when searching.</param>
public sealed record ReferenceData(IReadOnlyList<Indicator> Indicators, Func<string, Township?> FindTownship, PlainText Plain)
{
    private readonly Dictionary<string, Indicator> byId = Indicators.ToDictionary(indicator => indicator.Id, StringComparer.Ordinal);

    /// <summary>What the reader knows: its catalogue, its register, and how it compares texts.</summary>
    public static ReferenceData OfTheReader() =>
        new(IndicatorCatalogue.All, id => TownshipRegister.TryGet(id, out var township) ? township : null, PlainCharacters.Of);

    public Indicator? FindIndicator(string id) => byId.GetValueOrDefault(id);

    /// <summary>Indicators of some topics (none: all) in whose id, names and aliases all words occur, in the order of ids.</summary>
    public IEnumerable<Indicator> FindIndicators(IReadOnlyList<Topic> topics, IReadOnlyList<string> words) => Indicators
        .Where(indicator => (topics.Count == 0 || topics.Contains(indicator.Topic)) && words.All(word => Mentions(indicator, word)))
        .OrderBy(indicator => indicator.Id, StringComparer.Ordinal);

    private bool Mentions(Indicator indicator, string word)
    {
        var wanted = Plain(word);
        return ((IEnumerable<string>)[indicator.Id, indicator.LabelZh, indicator.LabelEn, .. indicator.Aliases])
            .Any(name => Plain(name).Contains(wanted, StringComparison.OrdinalIgnoreCase));
    }
}
