using System.IO.Compression;

namespace Tracking.Compat.Grpc.Wire;

/// <summary>The compressions of single messages, by their names in <c>grpc-encoding</c>.</summary>
internal static class MessageEncoding
{
    public const string Identity = "identity";
    public const string Gzip = "gzip";
    public const string Deflate = "deflate";

    /// <summary>As <c>grpc-accept-encoding</c> lists them.</summary>
    public const string Supported = $"{Identity},{Gzip},{Deflate}";

    public static bool IsCompression(string encoding) => encoding is Gzip or Deflate;

    /// <summary>Whether a peer's <c>grpc-accept-encoding</c> names the encoding.</summary>
    public static bool IsAccepted(string? acceptEncoding, string encoding) =>
        acceptEncoding is not null && acceptEncoding.Split(',', StringSplitOptions.TrimEntries).Contains(encoding);

    public static Stream Deflating(string encoding, Stream output, CompressionLevel level) => encoding switch
    {
        Gzip => new GZipStream(output, level, leaveOpen: true),
        Deflate => new ZLibStream(output, level, leaveOpen: true),
        _ => throw new ArgumentException($"'{encoding}' is no compression.", nameof(encoding)),
    };

    public static Stream Inflating(string encoding, Stream input) => encoding switch
    {
        Gzip => new GZipStream(input, CompressionMode.Decompress),
        Deflate => new ZLibStream(input, CompressionMode.Decompress),
        _ => throw new ArgumentException($"'{encoding}' is no compression.", nameof(encoding)),
    };
}
