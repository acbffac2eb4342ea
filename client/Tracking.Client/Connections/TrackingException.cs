using Grpc.Core;

namespace Tracking.Client.Connections;

/// <summary>A call that the server refused or that did not come through.</summary>
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
}
