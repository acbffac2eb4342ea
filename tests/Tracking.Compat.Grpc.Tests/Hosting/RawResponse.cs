using System.Net;

namespace Tracking.Compat.Grpc.Tests.Hosting;

/// <summary>A response read to its end.</summary>
internal sealed class RawResponse(HttpResponseMessage response, byte[] body)
{
    public HttpStatusCode HttpStatus { get; } = response.StatusCode;

    public byte[] Body { get; } = body;

    public string? ContentType { get; } = response.Content.Headers.ContentType?.ToString();

    /// <summary>From the trailers, or of a "Trailers-Only" response from the headers.</summary>
    public string? Status => Trailer("grpc-status") ?? Header("grpc-status");

    /// <summary>As it is on the wire, from the same place.</summary>
    public string? Message => Trailer("grpc-message") ?? Header("grpc-message");

    public string? Header(string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;

    public string? Trailer(string name) =>
        response.TrailingHeaders.TryGetValues(name, out var values) ? string.Join(",", values) : null;
}
