namespace OpenData.Api.Fields;

/// <summary>
/// One field of a kind of record: its name in JSON, CSV, filters and documents, and how to get it. Everything that lists fields
/// goes through these, so that no two lists can differ.
/// </summary>
/// <param name="Name">In snake_case.</param>
/// <param name="Type">What its values are.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Value">Its value in a record.</param>
public sealed record Field<T>(string Name, FieldType Type, bool IsNullable, Bilingual Meaning, Func<T, FieldValue> Value)
{
    /// <summary>The words it may hold, where they are few and fixed.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }
}

/// <summary>What the values of a field are; the words of JSON Schema and Data Package are derived from it.</summary>
public enum FieldType
{
    Text,
    Whole,
    Number,
    Truth,
    Time,
    Date,
    List,
}
