using Microsoft.Extensions.Logging;
using Orleans.Calls;
using Orleans.Runtime;

namespace Orleans.Observers;

internal static partial class ObserverLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "No observer {Observer}: {Call} is dropped and never answered.")]
    public static partial void NoSuchObserver(ILogger logger, GrainId observer, GrainCall call);

    [LoggerMessage(Level = LogLevel.Error, Message = "The observer failed in {Call}; its caller is not told.")]
    public static partial void OneWayFailed(ILogger logger, Exception exception, GrainCall call);
}
