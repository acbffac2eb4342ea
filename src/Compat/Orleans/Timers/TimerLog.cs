using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Timers;

internal static partial class TimerLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "A timer of {Grain} failed in a tick; it ticks on.")]
    public static partial void TickFailed(ILogger logger, Exception exception, GrainId grain);
}
