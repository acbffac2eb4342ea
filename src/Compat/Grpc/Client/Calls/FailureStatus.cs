using System.Net.Sockets;
using Grpc.Core;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Client.Calls;

/// <summary>The status of a call that failed on our side of the wire.</summary>
internal static class FailureStatus
{
    public static Status Of(string summary, Exception error) => error switch
    {
        RpcException rpc => rpc.Status,
        OperationCanceledException => new Status(StatusCode.Cancelled, error.Message, error),
        _ => new Status(CodeOf(error), $"{summary} {ErrorText.Of(error)}", error),
    };

    /// <summary>
    /// A reset says by its code what was meant. A connection that cannot be had or breaks is UNAVAILABLE: the call may
    /// be tried again.
    /// </summary>
    private static StatusCode CodeOf(Exception error)
    {
        var isConnectionFault = false;
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpProtocolException reset)
            {
                return OfReset(reset.ErrorCode);
            }

            isConnectionFault |= cause is SocketException or IOException
                or HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError };
        }

        return isConnectionFault ? StatusCode.Unavailable : StatusCode.Internal;
    }

    /// <summary>HTTP/2 error codes, as PROTOCOL-HTTP2 ("Errors") maps them.</summary>
    private static StatusCode OfReset(long errorCode) => errorCode switch
    {
        0x7 => StatusCode.Unavailable, // REFUSED_STREAM
        0x8 => StatusCode.Cancelled, // CANCEL
        0xb => StatusCode.ResourceExhausted, // ENHANCE_YOUR_CALM
        0xc => StatusCode.PermissionDenied, // INADEQUATE_SECURITY
        _ => StatusCode.Internal,
    };
}
