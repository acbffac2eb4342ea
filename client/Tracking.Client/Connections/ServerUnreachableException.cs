using Grpc.Core;

namespace Tracking.Client.Connections;

/// <summary>No server answered, or the connection to it broke: nothing is known of what became of the call.</summary>
/// <param name="server">The address that was called.</param>
/// <param name="problem">What the network had to say, for people.</param>
/// <param name="cause">The fault underneath, if there is one.</param>
public sealed class ServerUnreachableException(Uri server, string problem, Exception? cause = null)
    : TrackingException(
        StatusCode.Unavailable,
        ReasonText,
        $"no answer from {server.GetLeftPart(UriPartial.Authority)}: {problem}",
        cause)
{
    /// <summary>
    /// The <see cref="TrackingException.Reason"/> of every such error; the client's own, no server sends it.
    /// </summary>
    public const string ReasonText = "server_unreachable";

    /// <summary>The address that was called.</summary>
    public Uri Server { get; } = server;
}
