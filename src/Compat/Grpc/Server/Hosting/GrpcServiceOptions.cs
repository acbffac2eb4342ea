using System.IO.Compression;

namespace Grpc.AspNetCore.Server;

/// <summary>How services answer; set for all of them, or for one by the derived type.</summary>
public class GrpcServiceOptions
{
    private int? _maxSendMessageSize;
    private int? _maxReceiveMessageSize;

    /// <summary>In bytes; null means no limit, which is also the default.</summary>
    public int? MaxSendMessageSize
    {
        get => _maxSendMessageSize;
        set
        {
            _maxSendMessageSize = value;
            MaxSendMessageSizeSpecified = true;
        }
    }

    /// <summary>In bytes, before and after decompression; null means no limit. The default is 4 MiB.</summary>
    public int? MaxReceiveMessageSize
    {
        get => _maxReceiveMessageSize;
        set
        {
            _maxReceiveMessageSize = value;
            MaxReceiveMessageSizeSpecified = true;
        }
    }

    public bool MaxSendMessageSizeSpecified { get; set; }

    public bool MaxReceiveMessageSizeSpecified { get; set; }

    /// <summary>
    /// Whether clients see the text of unhandled exceptions, which may hold internals. Off unless set.
    /// </summary>
    public bool? EnableDetailedErrors { get; set; }

    /// <summary>
    /// <c>gzip</c> or <c>deflate</c>, used for clients that accept it; null sends responses as they are.
    /// </summary>
    public string? ResponseCompressionAlgorithm { get; set; }

    public CompressionLevel? ResponseCompressionLevel { get; set; }

    /// <summary>
    /// Whether paths of unknown services are left to other endpoints instead of answered UNIMPLEMENTED.
    /// </summary>
    public bool? IgnoreUnknownServices { get; set; }
}
