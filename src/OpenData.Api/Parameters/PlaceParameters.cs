using OpenData.Storage.Index;

namespace OpenData.Api.Parameters;

/// <summary>Reading of the parameters that name townships and reports.</summary>
public static class PlaceParameters
{
    public static ValueList<string> TownshipIds(this Query query, IndexReader reader, ReferenceData reference) =>
        query.List<string>(
            CommonParameters.TownshipId.Name,
            (string word, out string id) =>
            {
                id = word;
                return Observations.ReportId.IsTownshipId(word) && (reference.FindTownship(word) is not null || reader.KnowsTownship(word));
            },
            word => Observations.ReportId.IsTownshipId(word)
                ? ObservationParameters.UnknownId(CommonParameters.TownshipId.Name, word, "乡镇", "township", meant: null)
                : ObservationParameters.NotA(CommonParameters.TownshipId.Name, word, "九位区划代码", "a nine-digit division code")).ToValueList();

    public static ValueList<string> Within(this Query query) =>
        query.List<string>(
            CommonParameters.Within.Name,
            (string word, out string prefix) => (prefix = word).Length is >= 1 and <= 9 && word.All(char.IsAsciiDigit),
            word => ObservationParameters.NotA(CommonParameters.Within.Name, word, "区划代码前缀（1 至 9 位数字）",
                "the beginning of a division code (1 to 9 digits)")).ToValueList();

    public static ValueList<string> ReportIds(this Query query, IndexReader reader) =>
        query.List<string>(
            CommonParameters.ReportId.Name,
            (string word, out string id) => Observations.ReportId.TryParse(id = word, out _) && reader.KnowsReport(word),
            word => Observations.ReportId.TryParse(word, out _)
                ? ObservationParameters.UnknownId(CommonParameters.ReportId.Name, word, "报告", "report", meant: null)
                : ObservationParameters.NotA(CommonParameters.ReportId.Name, word, "报告编号，如 430681104-2017-Q3",
                    "a report id such as 430681104-2017-Q3")).ToValueList();

    /// <summary>The point the answer is about: where the pages began, the moment asked for, or now.</summary>
    internal static IndexPoint PointIn(this Query query, IndexReader reader, Cursor? cursor) =>
        cursor?.PointIn(reader, query)
        ?? (query.Time(CommonParameters.AsOf.Name) is { } time ? reader.At(time) : reader.Head);
}
