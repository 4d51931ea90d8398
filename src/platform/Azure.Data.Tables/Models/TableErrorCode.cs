using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables.Models;

/// <summary>An error code of the service, to compare with <see cref="RequestFailedException.ErrorCode"/>.</summary>
public readonly struct TableErrorCode : IEquatable<TableErrorCode>
{
    private readonly string value;

    public TableErrorCode(string value) => this.value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>409: an add met a row with the same keys.</summary>
    public static TableErrorCode EntityAlreadyExists => "EntityAlreadyExists";

    /// <summary>400: the row is over 1 MiB.</summary>
    public static TableErrorCode EntityTooLarge => "EntityTooLarge";

    /// <summary>400: the same row twice in one transaction.</summary>
    public static TableErrorCode InvalidDuplicateRow => "InvalidDuplicateRow";

    /// <summary>400: the request makes no sense to the service; its message says why.</summary>
    public static TableErrorCode InvalidInput => "InvalidInput";

    /// <summary>500: the service gave up; the operation may have happened.</summary>
    public static TableErrorCode OperationTimedOut => "OperationTimedOut";

    /// <summary>404: no such row.</summary>
    public static TableErrorCode ResourceNotFound => "ResourceNotFound";

    /// <summary>409: a table of the name exists.</summary>
    public static TableErrorCode TableAlreadyExists => "TableAlreadyExists";

    /// <summary>409: a table of the name was deleted seconds ago and cannot be created yet.</summary>
    public static TableErrorCode TableBeingDeleted => "TableBeingDeleted";

    /// <summary>404: no table of the name.</summary>
    public static TableErrorCode TableNotFound => "TableNotFound";

    /// <summary>412: the row has another version than the one required.</summary>
    public static TableErrorCode UpdateConditionNotSatisfied => "UpdateConditionNotSatisfied";

    public static implicit operator TableErrorCode(string value) => new(value);

    public static bool operator ==(TableErrorCode left, TableErrorCode right) => left.Equals(right);

    public static bool operator !=(TableErrorCode left, TableErrorCode right) => !left.Equals(right);

    public bool Equals(TableErrorCode other) => string.Equals(value, other.value, StringComparison.OrdinalIgnoreCase);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is TableErrorCode other && Equals(other);

    public override int GetHashCode() => value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(value);

    public override string ToString() => value;
}
