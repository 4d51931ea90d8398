using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction that changed nothing, because of the action named here.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            (requestFailedException ?? throw new ArgumentNullException(nameof(requestFailedException))).Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException)
    {
        FailedTransactionActionIndex = IndexAtTheBeginning(requestFailedException.Message);
    }

    /// <summary>Which of the actions failed, counted from 0; null where the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; }

    /// <summary>The service writes <c>3:The specified entity already exists.</c></summary>
    private static int? IndexAtTheBeginning(string message)
    {
        var colon = message.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
    }
}
