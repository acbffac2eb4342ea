using Grpc.Core;
using Microsoft.Extensions.Logging;
using Tracking.Compat.Grpc.Wire;

namespace Grpc.Net.Client;

/// <summary>How a channel connects and what its calls may carry.</summary>
public sealed class GrpcChannelOptions
{
    /// <summary>Whether to use TLS; null lets the scheme of the address decide.</summary>
    public ChannelCredentials? Credentials { get; set; }

    /// <summary>In bytes; null, the default, means no limit.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>In bytes, before and after decompression; null means no limit. The default is 4 MiB.</summary>
    public int? MaxReceiveMessageSize { get; set; } = MessageLimits.DefaultReceiveLength;

    /// <summary>Not used by the stand-in: each failure reaches the caller as an exception with its cause.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Sends the calls; set this or <see cref="HttpHandler"/> or neither.</summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Sends the calls; set this or <see cref="HttpClient"/> or neither.</summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>
    /// Whether the channel disposes of a client or handler given to it; its own it always disposes of.
    /// </summary>
    public bool DisposeHttpClient { get; set; }

    /// <summary>The default is 2.0.</summary>
    public Version? HttpVersion { get; set; }

    /// <summary>The default is exactly <see cref="HttpVersion"/>, because gRPC does not work over less.</summary>
    public HttpVersionPolicy? HttpVersionPolicy { get; set; }
}
