using Newtonsoft.Json;
using OpenData.Api.Formats;
using OpenData.Api.Parameters;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary>Writes <c>meta.facets</c>: for each field asked for, its most frequent values.</summary>
internal static class Facets
{
    /// <summary>Values shown for one field; how many there are beyond is told.</summary>
    private const int MostValues = 100;

    public static Parameter Parameter { get; } = new("facet", ParameterKind.Word,
        new("在 meta.facets 中给出各值的条数，最多 5 个字段。", "Counts by value in meta.facets, for up to 5 fields."))
    {
        IsList = true,
        Allowed = Groupings.OfFacets,
    };

    public static IReadOnlyList<ObservationGrouping> Read(Query query) =>
        Groupings.Read(query, Parameter.Name, Groupings.OfFacets, Limits.Facets);

    public static void Write(
        JsonTextWriter json,
        IReadOnlyList<ObservationGrouping> fields,
        IndexReader reader,
        ObservationFilter filter,
        IndexPoint point,
        ReferenceData reference,
        Language language)
    {
        json.WriteStartObject();
        var facets = reader.Facets(filter, point, fields, MostValues);
        foreach (var field in fields)
        {
            var facet = facets[field];
            json.WritePropertyName(Groupings.WordOf(field));
            json.WriteStartObject();
            json.WriteList("values", facet.Values, found =>
            {
                json.WriteStartObject();
                json.WriteMember("value", found.Value);
                json.WriteMember("label", Groupings.LabelOf(field, found.Value, reader, reference, language));
                json.WriteMember("count", found.Count);
                json.WriteEndObject();
            });
            json.WriteMember("distinct", facet.Distinct);
            json.WriteMember("others", facet.Others);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
