using OpenData.Observations;
using OpenData.Reading.Quantities;
using OpenData.Reading.Structure;

namespace OpenData.Reading.Meaning;

/// <summary>A quantity in its sentence, with the words around it that may say what it counts.</summary>
internal sealed class Mention
{
    public required WrittenQuantity Quantity { get; init; }

    public required Sentence Sentence { get; init; }

    /// <summary>Position among the sentence's quantities, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Words before the number, back to the last mark or the quantity before.</summary>
    public required SourceSpan Before { get; init; }

    /// <summary>Words behind the number and its 以上, up to the next mark or quantity.</summary>
    public required SourceSpan After { get; init; }

    /// <summary>The clause around it, between commas.</summary>
    public required SourceSpan Clause { get; init; }

    /// <summary>Where 以上, 左右 and the like behind the number end.</summary>
    public required int QualifierEnd { get; init; }

    /// <summary>Whether nothing but marks and "and" stands between this quantity and the one before.</summary>
    public required bool FollowsDirectly { get; init; }

    /// <summary>Whether the quantity before stands in the same list: only 、 or "and" between the two items.</summary>
    public required bool ContinuesList { get; init; }

    /// <summary>Whether a comma, not only 、, stands between this number and the one before.</summary>
    public required bool AfterComma { get; init; }

    /// <summary>Whether another quantity follows in the same clause without a mark between.</summary>
    public required bool IsFollowedByQuantity { get; init; }

    /// <summary>Whether this number stands inside brackets behind the number before: 94.2%(8月份为94.5%).</summary>
    public required bool InBrackets { get; init; }

    /// <summary>Whether a bracket with parts opens right behind the number before: 65件(土地24件; not 58名(应到60名).</summary>
    public required bool OpensBracket { get; init; }

    /// <summary>Whether 其中 stands between this number and the one before.</summary>
    public required bool OpensParts { get; init; }

    /// <summary>Whether a semicolon stands between this number and the one before.</summary>
    public required bool BeginsStatement { get; init; }

    /// <summary>Where it stands in a table; null outside of one.</summary>
    public required TableCell? Cell { get; init; }

    public required Mention? Previous { get; init; }

    public Mention? Next { get; set; }
}
