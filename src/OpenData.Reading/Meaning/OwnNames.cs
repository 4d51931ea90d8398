using OpenData.Observations;

namespace OpenData.Reading.Meaning;

/// <summary>The names by which a township's report speaks of the township itself, longest first: 汨罗市白水镇, 白水镇.</summary>
internal static class OwnNames
{
    public static string[] Of(Township? township) =>
        township is null ? [] : [township.CountyName + township.Name, township.Name, township.CountyName];
}
