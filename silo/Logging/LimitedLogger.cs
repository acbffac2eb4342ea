using System.Globalization;

namespace Tracking.Silo.Logging;

/// <summary>
/// Writes to another logger what a <see cref="LogLimiter"/> lets through, and says how much it did not. What is critical
/// always passes, and so does what has no event id, since nothing tells its kinds apart.
/// </summary>
internal sealed class LimitedLogger(ILogger inner, string category, LogLimiter limiter) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!inner.IsEnabled(logLevel))
        {
            return;
        }

        if (logLevel < LogLevel.Critical && eventId.Id != 0)
        {
            if (!limiter.TryPass(category, eventId.Id, out var leftOut))
            {
                return;
            }

            if (leftOut > 0)
            {
                inner.Log(logLevel, eventId, leftOut, null, static (count, _) => string.Create(
                    CultureInfo.InvariantCulture, $"{count} more messages like the next one were left out."));
            }
        }

        inner.Log(logLevel, eventId, state, exception, formatter);
    }
}
