using Grpc.Core;

namespace Tracking.Client.Connections;

/// <summary>
/// A call that the server refused or that did not come through, or work that this library could not do: every error
/// that it throws for faults of the world is one of these.
/// </summary>
public class TrackingException : Exception
{
    /// <summary>Makes the error of a call.</summary>
    /// <param name="code">The gRPC status; never <see cref="StatusCode.OK"/>.</param>
    /// <param name="reason">The machine-readable reason (such as <c>vehicle_not_found</c>); null when there is
    /// none.</param>
    /// <param name="message">What is wrong, for people.</param>
    /// <param name="cause">The fault underneath, if there is one.</param>
    public TrackingException(StatusCode code, string? reason, string message, Exception? cause = null)
        : base(message, cause)
    {
        Code = code;
        Reason = reason;
    }

    /// <summary>The gRPC status; never <see cref="StatusCode.OK"/>.</summary>
    public StatusCode Code { get; }

    /// <summary>The machine-readable reason, as the proto files list them; null when the server gave none.</summary>
    public string? Reason { get; }

    /// <summary>
    /// Whether the same call may succeed later, unchanged: the server could not be reached, was stopping, was too busy,
    /// or its store failed. False when the request itself is wrong, so that sending it again is of no use.
    /// </summary>
    public bool IsRetryable => Code switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted => true,
        // A document that is too large stays so; what is too much for now does not.
        StatusCode.ResourceExhausted => Reason is not ("document_too_large" or "fleet_too_large"),
        _ => false,
    };

    /// <summary>How long the server asks to wait before the call is made again; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
