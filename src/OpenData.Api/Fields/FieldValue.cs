using System.Globalization;
using OpenData.Api.Formats;

namespace OpenData.Api.Fields;

/// <summary>What a field holds in one record, in the few shapes that JSON and CSV both know.</summary>
public readonly record struct FieldValue
{
    private const decimal LargestWhole = 1_000_000_000_000_000_000;

    private readonly string? text;
    private readonly decimal number;

    private FieldValue(FieldShape shape, string? text = null, decimal number = 0, IReadOnlyList<string>? list = null)
    {
        Shape = shape;
        this.text = text;
        this.number = number;
        List = list ?? [];
    }

    public FieldShape Shape { get; }

    /// <summary>The members of a list; empty for other shapes.</summary>
    public IReadOnlyList<string> List { get; }

    /// <summary>The characters of a text; those of a number or truth value as JSON writes them.</summary>
    public string Text => Shape switch
    {
        FieldShape.Number => Digits(number),
        FieldShape.Truth => number == 0 ? "false" : "true",
        _ => text ?? "",
    };

    /// <summary>Without trailing zeros. Most numbers are whole and short, and those are written several times faster as what they are.</summary>
    private static string Digits(decimal number)
    {
        if (number is > -LargestWhole and < LargestWhole && decimal.Truncate(number) == number)
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        var digits = number.ToString(CultureInfo.InvariantCulture);
        return digits.Contains('.', StringComparison.Ordinal) ? digits.TrimEnd('0').TrimEnd('.') : digits;
    }

    public static FieldValue Of(string? text) => text is null ? default : new(FieldShape.Text, text);

    /// <summary>Decimals are written exactly, without trailing zeros.</summary>
    public static FieldValue Of(decimal? number) => number is { } value ? new(FieldShape.Number, number: value) : default;

    public static FieldValue Of(bool? truth) => truth is { } value ? new(FieldShape.Truth, number: value ? 1 : 0) : default;

    public static FieldValue Of(DateTimeOffset? time) => time is { } value ? new(FieldShape.Text, Timestamp.Of(value)) : default;

    public static FieldValue Of(IReadOnlyList<string> list) => new(FieldShape.List, list: list);
}

/// <summary>The shapes of <see cref="FieldValue"/>; the default is null.</summary>
public enum FieldShape
{
    Null,
    Text,
    Number,
    Truth,
    List,
}
