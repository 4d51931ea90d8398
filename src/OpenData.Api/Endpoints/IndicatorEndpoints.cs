using OpenData.Api.Fields;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary><c>/indicators</c> and <c>/indicators/{id}</c>: the catalogue, with what has been published.</summary>
public sealed class IndicatorEndpoints(ObservationIndex index, ReferenceData reference)
{
    public static Route ListRoute { get; } = new(
        "Indicators",
        "/indicators",
        new("指标目录", "The indicator catalogue"),
        [
            new("topic", ParameterKind.Word, new("工作领域。", "Field of work.")) { IsList = true, Allowed = Codes<Topic>.All },
            new("q", ParameterKind.Text, new("在编号、名称、同义说法中查找，空格分隔的词须全部出现。", "Searches id, names and aliases; all words must occur.")),
            CommonParameters.AsOf,
            .. CommonParameters.OfLists,
        ]);

    public static Route OneRoute { get; } = new("Indicator", "/indicators/{id}", new("一个指标", "One indicator"), [CommonParameters.Lang]);

    public Answer List(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = request.Query;
        using var reader = index.Read();
        var topics = query.Codes<Topic>("topic");
        var words = query.SearchWords("q");
        var page = PageRequest.Read(request);
        var point = query.PointIn(reader, page.Cursor);
        return ListAnswer.Of(request, point, page.MediaType, MakePage, page.Bom);

        Page<IndicatorSummary> MakePage()
        {
            var counts = reader.IndicatorCounts(point);
            var found = reference.FindIndicators(topics, words).ToList();
            var rows = found
                .Where(indicator => string.CompareOrdinal(indicator.Id, page.LastId) > 0)
                .Take(page.Limit + 1)
                .Select(indicator => Summary(indicator, counts));
            return page.Of(IndicatorFields.All, [.. rows], found.Count, point, last => last.Indicator.Id);
        }
    }

    public Answer One(ApiRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        Format.RequireJson(request);
        var indicator = reference.FindIndicator(id) ?? throw new ProblemException(Problems.NotFound("indicator", id));
        using var reader = index.Read();
        return ListAnswer.Single(
            request,
            reader.Head,
            json => JsonRecords.Write(json, IndicatorFields.All, Summary(indicator, reader.IndicatorCounts(reader.Head))));
    }

    private static IndicatorSummary Summary(Indicator indicator, IReadOnlyDictionary<string, (long Observations, long Townships)> counts)
    {
        var (observations, townships) = counts.GetValueOrDefault(indicator.Id);
        return new IndicatorSummary(indicator, observations, townships);
    }
}
