using Microsoft.Extensions.Logging;
using Tracking.Silo.Logging;
using Tracking.Testing.Logs;
using Tracking.Testing.Time;

namespace Tracking.Silo.Tests.Logging;

public sealed class LimitedLoggerTests
{
    private readonly LogRecord _record = new();
    private readonly ManualTimeProvider _clock = new();
    private readonly LimitedLogger _logger;

    public LimitedLoggerTests() => _logger = new LimitedLogger(_record, "store", new LogLimiter(_clock));

    [Fact]
    public void Log_RepeatedWarning_IsCutShortAndSaysSoLater()
    {
        Warn(100, new EventId(7));
        _clock.Advance(LogLimiter.Window);
        Warn(1, new EventId(7));

        Assert.Equal(LogLimiter.MaximumInWindow + 2, _record.Complaints.Count);
        Assert.Equal(
            [$"{100 - LogLimiter.MaximumInWindow} more messages like the next one were left out.", "disk is slow 0"],
            _record.Complaints.TakeLast(2));
    }

    [Fact]
    public void Log_Critical_AlwaysPasses()
    {
        for (var i = 0; i < 100; i++)
        {
            _logger.Log(LogLevel.Critical, new EventId(7), i, null, static (number, _) => $"gone {number}");
        }

        Assert.Equal(100, _record.Complaints.Count);
    }

    [Fact]
    public void Log_NoEventId_AlwaysPasses()
    {
        Warn(100, default);

        Assert.Equal(100, _record.Complaints.Count);
    }

    private void Warn(int times, EventId kind)
    {
        for (var i = 0; i < times; i++)
        {
            _logger.Log(LogLevel.Warning, kind, i, null, static (number, _) => $"disk is slow {number}");
        }
    }
}
