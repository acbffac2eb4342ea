using System.Buffers.Binary;
using System.IO.Compression;

namespace Tracking.Compat.Grpc.Tests.Hosting;

/// <summary>Frames made by hand from PROTOCOL-HTTP2, not by the code under test.</summary>
internal static class RawFrames
{
    public static byte[] Frame(byte[] payload, byte flag = 0) => [.. Prefix((uint)payload.Length, flag), .. payload];

    public static byte[] Prefix(uint length, byte flag = 0)
    {
        var prefix = new byte[5];
        prefix[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(prefix.AsSpan(1), length);
        return prefix;
    }

    public static byte[] Gzip(byte[] bytes) =>
        Compress(bytes, output => new GZipStream(output, CompressionLevel.Fastest));

    public static byte[] Deflate(byte[] bytes) =>
        Compress(bytes, output => new ZLibStream(output, CompressionLevel.Fastest));

    public static byte[] Gunzip(byte[] bytes)
    {
        using var inflating = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var plain = new MemoryStream();
        inflating.CopyTo(plain);
        return plain.ToArray();
    }

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> compressor)
    {
        var output = new MemoryStream();
        using (var compressing = compressor(output))
        {
            compressing.Write(bytes);
        }

        return output.ToArray();
    }
}
