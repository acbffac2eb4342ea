using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Persistence;

internal static partial class PersistenceLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "State {State} of {Grain} could not be read or written.")]
    public static partial void OperationFailed(ILogger logger, Exception exception, string state, GrainId grain);
}
