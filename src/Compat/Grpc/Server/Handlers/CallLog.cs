using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Tracking.Compat.Grpc.Server.Handlers;

/// <summary>
/// What is logged of calls. Refusals and departures are the client's affair: only a fault of ours is an error.
/// </summary>
internal static partial class CallLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} ended with {StatusCode}: {Detail}")]
    public static partial void EndedWithStatus(ILogger logger, string method, StatusCode statusCode, string detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} was cancelled.")]
    public static partial void Cancelled(ILogger logger, string method, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Error when executing service method '{Method}'.")]
    public static partial void Failed(ILogger logger, string method, Exception error);
}
