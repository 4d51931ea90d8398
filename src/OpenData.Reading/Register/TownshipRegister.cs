using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using OpenData.Observations;

namespace OpenData.Reading.Register;

/// <summary>
/// The township-level divisions of China by their official nine-digit statistical codes, as of 30 June 2023. Looking one up allocates
/// nothing, except the record itself the first time it is asked for.
/// </summary>
public static class TownshipRegister
{
    private static readonly Township?[] Made = new Township?[Rows.Count];

    /// <summary>How many divisions the register has.</summary>
    public static int Count => Rows.Count;

    internal static RegisterFile Rows => Loaded.Rows;

    internal static TownshipNames Names => Indexed.Names;

    internal static RegionNames RegionNames => Indexed.RegionNames;

    /// <summary>Whether <paramref name="id"/> is the code of a division; false for anything that is not nine digits.</summary>
    public static bool IsKnown([NotNullWhen(true)] string? id) => Rows.RowOf(id) >= 0;

    /// <summary>The division with that code; false for an unknown code and for anything that is not nine digits.</summary>
    public static bool TryGet([NotNullWhen(true)] string? id, [NotNullWhen(true)] out Township? township)
    {
        var row = Rows.RowOf(id);
        township = row < 0 ? null : At(row);
        return township is not null;
    }

    /// <summary>The names in the order of an address, without repeating one: 湖南省岳阳市汨罗市白水镇, 北京市东城区景山街道, 广东省东莞市石碣镇.</summary>
    public static string FullName(Township township)
    {
        var prefecture = township.PrefectureName == township.CountyName ? "" : township.PrefectureName;
        return township.ProvinceName + prefecture + township.CountyName + township.Name;
    }

    /// <remarks>Two threads may make the same record at once; the records are equal, and either may stay.</remarks>
    internal static Township At(int row) => Made[row] ??= Make(row);

    internal static int RowOf(Township township) => Rows.RowOf(township.Id);

    private static Township Make(int row)
    {
        var county = Rows.Regions[Rows.CountyOf(row)];
        var prefecture = Rows.Regions[county.Parent];
        var province = Rows.Regions[prefecture.Parent];
        return new Township(
            Rows.CodeOf(row).ToString(CultureInfo.InvariantCulture),
            Rows.NameOf(row).ToString(),
            county.Name,
            prefecture.IsFiller ? "" : prefecture.Name,
            province.Name);
    }

    /// <summary>Loaded when first used; the names only when a text is searched for them.</summary>
    private static class Loaded
    {
        public static readonly RegisterFile Rows = RegisterFile.Load();
    }

    private static class Indexed
    {
        public static readonly TownshipNames Names = new(Rows);
        public static readonly RegionNames RegionNames = new(Rows.Regions);
    }
}
