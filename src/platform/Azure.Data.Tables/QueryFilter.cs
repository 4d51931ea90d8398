using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>Writes the arguments of an interpolated string as OData literals, so that no value can end its quotes.</summary>
internal static class QueryFilter
{
    public static string Create(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var literals = Array.ConvertAll(filter.GetArguments(), Literal);
        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    private static object Literal(object? value) => value switch
    {
        string text => Quoted(text),
        char character => Quoted(character.ToString()),
        bool flag => flag ? "true" : "false",
        sbyte or byte or short or ushort or int => Invariant((IFormattable)value),
        long number => $"{Invariant(number)}L",
        double number => Real(number),
        DateTimeOffset time => $"datetime'{EdmType.Format(time)}'",
        DateTime time => $"datetime'{EdmType.Format(time)}'",
        Guid id => $"guid'{id}'",
        byte[] bytes => $"X'{Convert.ToHexStringLower(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexStringLower(data.ToMemory().Span)}'",
        null => throw new ArgumentException("The table service compares nothing with null.", nameof(value)),
        _ => throw new ArgumentException($"The table service has no literal for a {value.GetType()}.", nameof(value)),
    };

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Invariant(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>With a point even where the number is whole, or the service would take it for an integer.</summary>
    private static string Real(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return double.IsInteger(number) && !text.Contains('E', StringComparison.Ordinal) ? $"{text}.0" : text;
    }
}
