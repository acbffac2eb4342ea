namespace Tracking.Compat.Grpc.Wire;

/// <summary>Names and fixed values of gRPC over HTTP/2, in the lower case in which HTTP/2 sends them.</summary>
internal static class HeaderNames
{
    public const string ContentType = "application/grpc";
    public const string Status = "grpc-status";
    public const string Message = "grpc-message";
    public const string Timeout = "grpc-timeout";
    public const string Encoding = "grpc-encoding";
    public const string AcceptEncoding = "grpc-accept-encoding";

    /// <summary>Never sent: in outgoing metadata it names the encoding of that side's messages.</summary>
    public const string EncodingRequest = "grpc-internal-encoding-request";

    /// <summary>Of the protocol or of HTTP itself: neither side shows them to the application as metadata.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        Encoding, AcceptEncoding, Timeout, Status, Message, "content-encoding", "content-type",
    };

    /// <summary>Only a server hides these: they say how the request came, not what it means.</summary>
    private static readonly HashSet<string> ReservedInRequests = new(StringComparer.OrdinalIgnoreCase)
    {
        "te", "host", "accept-encoding",
    };

    public static bool IsRequestMetadata(string name) => IsMetadata(name) && !ReservedInRequests.Contains(name);

    public static bool IsResponseMetadata(string name) => IsMetadata(name);

    /// <summary>
    /// True for <c>application/grpc</c>, also with a message format (<c>+proto</c>) or parameters behind it.
    /// </summary>
    public static bool IsGrpcContentType(string? contentType) =>
        contentType is not null
        && contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == ContentType.Length || contentType[ContentType.Length] is '+' or ';');

    private static bool IsMetadata(string name) => !name.StartsWith(':') && !Reserved.Contains(name);
}
