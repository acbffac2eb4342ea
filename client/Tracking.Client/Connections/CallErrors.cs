using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Core;

namespace Tracking.Client.Connections;

/// <summary>The one place where errors of the generated clients become errors of this library.</summary>
internal static class CallErrors
{
    /// <summary>The trailer in which the server says why, for machines.</summary>
    public const string ReasonTrailer = "tracking-reason";

    /// <summary>The trailer in which the server says when to come again, in whole milliseconds.</summary>
    public const string RetryAfterTrailer = "tracking-retry-after-ms";

    // RFC 9113, section 7: what an HTTP/1.1 server's answer amounts to.
    private const long Http2ProtocolError = 1;
    private const string NotGrpc = "what listens there does not speak gRPC (HTTP/2)";

    public static TrackingException Explain(Uri server, RpcException fault)
    {
        var reason = fault.Trailers.GetValue(ReasonTrailer);
        if (reason is null && IsBrokenConnection(fault))
        {
            return new ServerUnreachableException(server, Problem(fault), fault);
        }

        var text = fault.Status.Detail is { Length: > 0 } detail ? detail : $"the call ended with {fault.StatusCode}";
        return new TrackingException(fault.StatusCode, reason, text, fault) { RetryAfter = RetryAfter(fault) };
    }

    private static TimeSpan? RetryAfter(RpcException fault) =>
        uint.TryParse(fault.Trailers.GetValue(RetryAfterTrailer), CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;

    // A status that came over the wire has no exception behind it; one that this side made up has. Which one it makes
    // up depends on the moment the connection broke: before the first answer it is a cancellation that nobody asked
    // for.
    private static bool IsBrokenConnection(RpcException fault) => fault.Status.DebugException
        is HttpRequestException or IOException or SocketException or OperationCanceledException;

    // The innermost cause that is known says it best; .NET's outer ones only say that something was wrong.
    private static string Problem(RpcException fault)
    {
        var problem = fault.Status.Detail;
        for (var cause = fault.Status.DebugException; cause is not null; cause = cause.InnerException)
        {
            problem = Describe(cause) ?? cause.Message;
        }

        return problem.TrimEnd('.');
    }

    private static string? Describe(Exception cause) => cause switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
            "nothing listens there (connection refused)",
        SocketException { SocketErrorCode: SocketError.ConnectionReset } =>
            "the connection broke (reset by the other side)",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
            "no host of this name is known",
        HttpProtocolException { ErrorCode: Http2ProtocolError } => NotGrpc,
        HttpProtocolException => "the server broke the call off",
        HttpRequestException { HttpRequestError: HttpRequestError.VersionNegotiationError } => NotGrpc,
        // What an answer in another protocol amounts to when the other side hangs up before it was read.
        HttpRequestException { HttpRequestError: HttpRequestError.Unknown, InnerException: null } => NotGrpc,
        AuthenticationException => "no TLS connection could be made; is the address an http one?",
        OperationCanceledException => "the connection broke before the server answered",
        _ => null,
    };
}
