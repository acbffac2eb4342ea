using System.Buffers;
using Grpc.Core;

namespace Tracking.Compat.Grpc.Wire;

/// <summary>Hands the payload of one message after the other to a marshaller; one for each call.</summary>
internal sealed class PayloadContext : DeserializationContext
{
    private ReadOnlySequence<byte> _payload;

    public override int PayloadLength => (int)_payload.Length;

    public override byte[] PayloadAsNewBuffer() => _payload.ToArray();

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => _payload;

    public T Deserialize<T>(in ReadOnlySequence<byte> payload, Func<DeserializationContext, T> deserializer)
    {
        _payload = payload;
        try
        {
            return deserializer(this);
        }
        finally
        {
            // The buffers go back to their pool: nothing may be read from them later by mistake.
            _payload = default;
        }
    }
}
