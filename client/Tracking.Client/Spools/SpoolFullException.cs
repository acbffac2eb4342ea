using Grpc.Core;
using Tracking.Client.Connections;

namespace Tracking.Client.Spools;

/// <summary>
/// The spool has no room for these positions; none of them was taken, and whatever it held it still holds. There is
/// room again once the server has acknowledged some.
/// </summary>
/// <param name="folder">The spool's folder.</param>
/// <param name="maximumBytes">Its limit, in bytes.</param>
public sealed class SpoolFullException(string folder, long maximumBytes) : TrackingException(
    StatusCode.ResourceExhausted,
    ReasonText,
    $"the spool {folder} is full ({maximumBytes} bytes): the server has not acknowledged anything for long; keep the "
    + "positions and append them later, or give the spool more room")
{
    /// <summary>The <see cref="TrackingException.Reason"/> of every such error.</summary>
    public const string ReasonText = "spool_full";
}
