using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Tracking.Compat.Grpc.Wire;

namespace Tracking.Compat.Grpc.Server.Calls;

/// <summary>
/// The messages of a request, parsed where Kestrel has put them. A prefix that announces too much ends the call before
/// anything of the message is waited for.
/// </summary>
internal sealed class RequestBody(HttpCallContext call)
{
    private readonly PipeReader _reader = call.HttpContext.Request.BodyReader;
    private readonly PayloadContext _payload = new();
    private PooledBuffer? _inflated;

    /// <summary>The only message of a request; there must be one, and nothing after it.</summary>
    public async ValueTask<T> ReadSingleAsync<T>(Func<DeserializationContext, T> deserializer)
        where T : class
    {
        var message = await ReadAsync(deserializer, CancellationToken.None).ConfigureAwait(false)
            ?? throw Malformed("Incomplete message.");
        await EnsureEndAsync().ConfigureAwait(false);
        return message;
    }

    /// <summary>The next message, or null when the client has sent its last.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<T?> ReadAsync<T>(
        Func<DeserializationContext, T> deserializer,
        CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            var result = await _reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var consumed = result.Buffer.Start;
            var examined = result.Buffer.End;
            try
            {
                if (result.IsCanceled)
                {
                    throw Malformed("Incoming message cancelled.");
                }

                if (TryParse(result.Buffer, deserializer, out var message, out var end))
                {
                    consumed = examined = end;
                    return message;
                }

                if (result.IsCompleted)
                {
                    return result.Buffer.IsEmpty ? null : throw Malformed("Incomplete message.");
                }
            }
            finally
            {
                // All is examined unless a message came out: so the next read waits for more instead of spinning.
                _reader.AdvanceTo(consumed, examined);
            }
        }
    }

    private static RpcException Malformed(string detail) => new(new Status(StatusCode.Internal, detail));

    private bool TryParse<T>(
        in ReadOnlySequence<byte> buffer,
        Func<DeserializationContext, T> deserializer,
        out T? message,
        out SequencePosition end)
        where T : class
    {
        message = null;
        end = default;
        if (!FrameHeader.TryRead(buffer, out var header))
        {
            return false;
        }

        if (header.PayloadLength > call.Settings.MaxReceiveLength)
        {
            throw MessageLimits.ReceivedTooLarge();
        }

        if (buffer.Length - FrameHeader.Length < header.PayloadLength)
        {
            return false;
        }

        var payload = buffer.Slice(FrameHeader.Length, header.PayloadLength);
        end = payload.End;
        message = header.IsCompressed ? Inflate(payload, deserializer) : _payload.Deserialize(payload, deserializer);
        return true;
    }

    private T Inflate<T>(in ReadOnlySequence<byte> payload, Func<DeserializationContext, T> deserializer)
    {
        var request = call.HttpContext.Request;
        _inflated ??= new PooledBuffer();
        try
        {
            string? encoding = request.Headers[HeaderNames.Encoding];
            if (encoding is not null && encoding != MessageEncoding.Identity && !MessageEncoding.IsCompression(encoding)
                && !call.HttpContext.Response.HasStarted)
            {
                // So that the client can choose one that we know (compression.md).
                call.HttpContext.Response.Headers[HeaderNames.AcceptEncoding] = MessageEncoding.Supported;
            }

            MessageInflater.Inflate(encoding, payload, call.Settings.MaxReceiveLength, _inflated);
            return _payload.Deserialize(new ReadOnlySequence<byte>(_inflated.Memory), deserializer);
        }
        finally
        {
            _inflated.Release();
        }
    }

    private async ValueTask EnsureEndAsync()
    {
        while (true)
        {
            var result = await _reader.ReadAsync().ConfigureAwait(false);
            var isEmpty = result.Buffer.IsEmpty;
            _reader.AdvanceTo(result.Buffer.End);
            if (!isEmpty)
            {
                throw Malformed("Additional data after the message received.");
            }

            if (result.IsCompleted)
            {
                return;
            }
        }
    }
}
