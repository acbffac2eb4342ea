using Microsoft.Extensions.Logging;
using Orleans.Calls;
using Orleans.Runtime;

namespace Orleans.Activations;

internal static partial class ActivationLog
{
    [LoggerMessage(Message = "{Call} of {Grain} failed.")]
    public static partial void CallFailed(
        ILogger logger, LogLevel level, Exception exception, GrainCall call, GrainId grain);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Grain} could not be activated.")]
    public static partial void ActivationFailed(ILogger logger, Exception exception, GrainId grain);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Grain} failed while it was being deactivated.")]
    public static partial void DeactivationFailed(ILogger logger, Exception exception, GrainId grain);
}
