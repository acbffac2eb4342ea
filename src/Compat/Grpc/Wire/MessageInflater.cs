using System.Buffers;
using Grpc.Core;

namespace Tracking.Compat.Grpc.Wire;

/// <summary>Unpacks compressed messages, never beyond the limit that holds for plain ones.</summary>
internal static class MessageInflater
{
    private const int ChunkLength = 16 * 1024;

    /// <summary>
    /// Puts the message into the buffer; throws the status that the call ends with if that cannot be.
    /// </summary>
    public static void Inflate(
        string? encoding,
        in ReadOnlySequence<byte> payload,
        int? maxMessageLength,
        PooledBuffer destination)
    {
        using var inflating = MessageEncoding.Inflating(Checked(encoding), new SequenceStream(payload));
        while (true)
        {
            var read = inflating.Read(destination.GetSpan(ChunkLength)[..ChunkLength]);
            if (read == 0)
            {
                return;
            }

            destination.Advance(read);

            // Checked while inflating: a few kilobytes of zeros could otherwise fill the memory.
            if (destination.Length > maxMessageLength)
            {
                throw MessageLimits.ReceivedTooLarge();
            }
        }
    }

    private static string Checked(string? encoding) => encoding switch
    {
        null => throw new RpcException(new Status(
            StatusCode.Internal, "Request did not include grpc-encoding value with compressed message.")),
        MessageEncoding.Identity => throw new RpcException(new Status(
            StatusCode.Internal, "Request sent 'identity' grpc-encoding value with compressed message.")),
        _ when !MessageEncoding.IsCompression(encoding) => throw new RpcException(new Status(
            StatusCode.Unimplemented,
            $"Unsupported grpc-encoding value '{encoding}'. Supported encodings: {MessageEncoding.Supported}")),
        _ => encoding,
    };
}
