using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OpenData.Testing.Instances;

/// <summary>Keeps every line of the log with its named values.</summary>
public sealed class RecordedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<RecordedLine> lines = new();

    public IReadOnlyCollection<RecordedLine> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Recorder(categoryName, lines);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Recorder(string category, ConcurrentQueue<RecordedLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
            lines.Enqueue(new RecordedLine(category, eventId.Id, formatter(state, exception), values.ToDictionary(StringComparer.Ordinal)));
        }
    }
}

/// <summary>One line of the log.</summary>
/// <param name="Category">Who wrote it.</param>
/// <param name="Event">The number of what it tells.</param>
/// <param name="Text">As people read it.</param>
/// <param name="Values">As programs do.</param>
public sealed record RecordedLine(string Category, int Event, string Text, IReadOnlyDictionary<string, object?> Values);
