using System.Text;
using System.Text.Unicode;
using Microsoft.Azure.Functions.Worker.InProcess.Invocation;

namespace Microsoft.Azure.Functions.Worker.InProcess.Queues;

/// <summary>A message on a queue.</summary>
internal sealed class QueueEvent : TriggerEvent
{
    public static readonly IReadOnlyList<string> Names = ["queueTrigger", "id", "dequeueCount", "insertionTime", "popReceipt"];

    private readonly QueuedMessage message;

    public QueueEvent(QueuedMessage message, bool base64)
    {
        this.message = message;
        Body = Decode(message.Text, base64);
        BindingData = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["queueTrigger"] = Body.ToString(),
            ["id"] = message.Id,
            ["dequeueCount"] = message.DequeueCount,
            ["insertionTime"] = message.InsertedAt,
            ["popReceipt"] = message.PopReceipt,
        };
    }

    public BinaryData Body { get; }

    public override string Reason => $"message {message.Id}, try {message.DequeueCount}";

    public override IReadOnlyDictionary<string, object?> BindingData { get; }

    /// <summary>Plain text is taken as it is, even where base64 is expected: people put messages in by hand.</summary>
    private static BinaryData Decode(string text, bool base64)
    {
        var bytes = new byte[text.Length];
        return base64 && Convert.TryFromBase64String(text, bytes, out var length) && Utf8.IsValid(bytes.AsSpan(0, length))
            ? BinaryData.FromBytes(bytes.AsMemory(0, length))
            : BinaryData.FromBytes(Encoding.UTF8.GetBytes(text));
    }
}
