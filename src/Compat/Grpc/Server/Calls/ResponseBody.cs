using System.IO.Pipelines;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Server.Calls;

/// <summary>Writes the messages of a response straight into Kestrel's buffers.</summary>
internal sealed class ResponseBody
{
    private readonly HttpCallContext _call;
    private readonly HttpResponse _response;
    private readonly PipeWriter _writer;
    private readonly MessageSerializer _serializer;

    public ResponseBody(HttpCallContext call)
    {
        _call = call;
        _response = call.HttpContext.Response;
        _writer = _response.BodyWriter;
        _serializer = new MessageSerializer(call.Settings.MaxSendLength)
        {
            CompressionLevel = call.Settings.ResponseCompressionLevel,
        };
        if (call.Settings.ResponseEncoding is { } encoding
            && MessageEncoding.IsAccepted(call.HttpContext.Request.Headers[HeaderNames.AcceptEncoding], encoding))
        {
            UseEncoding(encoding);
        }
    }

    /// <summary>Must come before the headers are sent.</summary>
    public void UseEncoding(string encoding)
    {
        _response.Headers[HeaderNames.Encoding] = encoding;
        _serializer.Encoding = MessageEncoding.IsCompression(encoding) ? encoding : null;
    }

    /// <summary>
    /// The only message of a response. It is sent together with the trailers: there is nothing to flush for.
    /// </summary>
    public async Task WriteSingleAsync<T>(T? message, Marshaller<T> marshaller)
        where T : class
    {
        if (message is null)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "No message returned from method."));
        }

        if (!_call.IsDeadlineExceeded)
        {
            await StartAsync(CancellationToken.None).ConfigureAwait(false);
            _serializer.Write(message, marshaller.ContextualSerializer, _call.WriteOptions, _writer);
        }
    }

    /// <summary>One of many: sent at once, unless the method says that more follow.</summary>
    public async Task WriteAsync<T>(T message, Marshaller<T> marshaller, CancellationToken cancellationToken)
    {
        await StartAsync(cancellationToken).ConfigureAwait(false);
        _serializer.Write(message, marshaller.ContextualSerializer, _call.WriteOptions, _writer);
        if (((_call.WriteOptions?.Flags ?? default) & WriteFlags.BufferHint) != 0)
        {
            return;
        }

        var result = await _writer.FlushAsync(cancellationToken).ConfigureAwait(false);

        // An aborted request makes the flush end quietly; the method must learn that nobody listens.
        if (!result.IsCompleted
            && (_call.CancellationToken.IsCancellationRequested || cancellationToken.IsCancellationRequested))
        {
            throw new OperationCanceledException("Request aborted while sending the message.");
        }
    }

    private Task StartAsync(CancellationToken cancellationToken) =>
        _response.HasStarted ? Task.CompletedTask : _response.StartAsync(cancellationToken);
}
