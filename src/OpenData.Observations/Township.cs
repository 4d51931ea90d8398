namespace OpenData.Observations;

/// <summary>A township-level division: a town, township or sub-district.</summary>
/// <param name="Id">The official statistical division code, nine digits.</param>
/// <param name="Name">As in the register: <c>白水镇</c>.</param>
/// <param name="CountyName">County, county-level city or district: <c>汨罗市</c>.</param>
/// <param name="PrefectureName">Prefecture-level city or prefecture: <c>岳阳市</c>. Empty where the county belongs to the province directly, as in 北京市 or 济源市.</param>
/// <param name="ProvinceName">Province, region or municipality: <c>湖南省</c>.</param>
public sealed record Township(string Id, string Name, string CountyName, string PrefectureName, string ProvinceName);
