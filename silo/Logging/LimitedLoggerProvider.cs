using Microsoft.Extensions.Logging.Console;

namespace Tracking.Silo.Logging;

/// <summary>The console's loggers behind one <see cref="LogLimiter"/>; the console itself belongs to the container.</summary>
[ProviderAlias("Console")]
internal sealed class LimitedLoggerProvider(ConsoleLoggerProvider console, LogLimiter limiter)
    : ILoggerProvider, ISupportExternalScope
{
    public ILogger CreateLogger(string categoryName) =>
        new LimitedLogger(console.CreateLogger(categoryName), categoryName, limiter);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => console.SetScopeProvider(scopeProvider);

    public void Dispose()
    {
        // Nothing is held here.
    }
}
