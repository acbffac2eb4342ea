using System.Net.Sockets;
using Grpc.Core;

namespace Tracking.Client.Connections;

/// <summary>The one place where errors of the generated clients become errors of this library.</summary>
internal static class CallErrors
{
    /// <summary>The trailer in which the server says why, for machines.</summary>
    public const string ReasonTrailer = "tracking-reason";

    public static TrackingException Explain(Uri server, RpcException fault)
    {
        var reason = fault.Trailers.GetValue(ReasonTrailer);
        if (reason is null && IsBrokenConnection(fault))
        {
            return new ServerUnreachableException(server, Problem(fault), fault);
        }

        var text = fault.Status.Detail is { Length: > 0 } detail ? detail : $"the call ended with {fault.StatusCode}";
        return new TrackingException(fault.StatusCode, reason, text, fault);
    }

    // A status that came over the wire has no exception behind it; one that this side made up has. Which one it makes up
    // depends on the moment the connection broke: before the first answer it is a cancellation that nobody asked for.
    private static bool IsBrokenConnection(RpcException fault) => fault.Status.DebugException
        is HttpRequestException or IOException or SocketException or OperationCanceledException;

    private static string Problem(RpcException fault)
    {
        for (var cause = fault.Status.DebugException; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException socket)
            {
                return Describe(socket);
            }

            if (cause is OperationCanceledException)
            {
                return "the connection broke before the server answered";
            }

            if (cause.InnerException is null)
            {
                return cause.Message;
            }
        }

        return fault.Status.Detail;
    }

    private static string Describe(SocketException fault) => fault.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "nothing listens there (connection refused)",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "no host of this name is known",
        SocketError.ConnectionReset => "the connection broke (reset by the other side)",
        _ => fault.Message,
    };
}
