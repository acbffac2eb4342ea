using Tracking.Client.Connections;
using Tracking.Client.Traces;

namespace Tracking.Cli.Running;

/// <summary>The one line a person reads when a command failed: what is wrong, where, and what to do.</summary>
internal static class ErrorText
{
    /// <summary>Whether this is a fault of the world, not of the program: those alone are put into words.</summary>
    public static bool IsKnown(Exception fault) =>
        fault is TrackingException or FailedException or TraceException or IOException or UnauthorizedAccessException;

    public static string Of(Exception fault) => fault switch
    {
        ServerUnreachableException =>
            $"error: {fault.Message}. Is the server running? Name another with --server URL.",
        TrackingException { Reason: { } reason } => $"error: {fault.Message} ({reason})",
        TrackingException refused => $"error: {fault.Message} ({StatusName.Of(refused.Code)})",
        _ => $"error: {fault.Message}",
    };
}
