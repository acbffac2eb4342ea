using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Tracking.Testing.Logs;

/// <summary>A logger that keeps what is logged at warning or above, for a test to look at.</summary>
public sealed class LogRecord : ILogger
{
    private readonly ConcurrentQueue<string> _complaints = new();

    /// <summary>Every warning and error so far.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => true;

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (logLevel >= LogLevel.Warning)
        {
            _complaints.Enqueue(formatter(state, exception));
        }
    }
}
