using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>The service's names of the types that JSON has none for, and how it writes points in time.</summary>
internal static class EdmType
{
    /// <summary>What follows a property's name in the name of the property that carries its type.</summary>
    public const string Suffix = "@odata.type";

    public const string Binary = "Edm.Binary";
    public const string DateTime = "Edm.DateTime";
    public const string Double = "Edm.Double";
    public const string Guid = "Edm.Guid";
    public const string Int64 = "Edm.Int64";

    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    /// <exception cref="NotSupportedException">The time is not UTC: what it means would depend on the machine.</exception>
    public static string Format(System.DateTime time) =>
        time.Kind == DateTimeKind.Utc
            ? Format(new DateTimeOffset(time))
            : throw new NotSupportedException($"The time {time:O} has the kind {time.Kind}; the table service stores UTC.");
}
