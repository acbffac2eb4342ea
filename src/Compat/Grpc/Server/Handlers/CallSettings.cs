using System.IO.Compression;
using Grpc.AspNetCore.Server;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Server.Handlers;

/// <summary>The options that hold for the calls of one service.</summary>
internal sealed record CallSettings(
    int? MaxReceiveLength,
    int? MaxSendLength,
    bool EnableDetailedErrors,
    string? ResponseEncoding,
    CompressionLevel ResponseCompressionLevel)
{
    public static CallSettings Of(GrpcServiceOptions all, GrpcServiceOptions one)
    {
        var encoding = one.ResponseCompressionAlgorithm ?? all.ResponseCompressionAlgorithm;
        if (encoding is not (null or MessageEncoding.Identity) && !MessageEncoding.IsCompression(encoding))
        {
            throw new InvalidOperationException($"There is no response compression algorithm '{encoding}'.");
        }

        return new CallSettings(
            one.MaxReceiveMessageSizeSpecified ? one.MaxReceiveMessageSize
                : all.MaxReceiveMessageSizeSpecified ? all.MaxReceiveMessageSize
                : MessageLimits.DefaultReceiveLength,
            one.MaxSendMessageSizeSpecified ? one.MaxSendMessageSize : all.MaxSendMessageSize,
            one.EnableDetailedErrors ?? all.EnableDetailedErrors ?? false,
            encoding is MessageEncoding.Identity ? null : encoding,
            one.ResponseCompressionLevel ?? all.ResponseCompressionLevel ?? CompressionLevel.Fastest);
    }
}
