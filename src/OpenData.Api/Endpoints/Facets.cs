using Newtonsoft.Json;
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
            json.WritePropertyName("values");
            json.WriteStartArray();
            foreach (var (value, count) in facet.Values)
            {
                json.WriteStartObject();
                json.WritePropertyName("value");
                json.WriteValue(value);
                json.WritePropertyName("label");
                json.WriteValue(Groupings.LabelOf(field, value, reader, reference, language));
                json.WritePropertyName("count");
                json.WriteValue(count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WritePropertyName("distinct");
            json.WriteValue(facet.Distinct);
            json.WritePropertyName("others");
            json.WriteValue(facet.Others);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
