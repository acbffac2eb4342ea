using System.Buffers;

namespace Grpc.Core;

/// <summary>
/// Where a marshaller puts the bytes of one message: either one array by <see cref="Complete(byte[])"/>, or the length
/// first (so that the frame's prefix can go out before the payload), then the buffer writer, then <see
/// cref="Complete()"/>.
/// </summary>
public abstract class SerializationContext
{
    public virtual void Complete(byte[] payload) => throw NotOffered();

    public virtual IBufferWriter<byte> GetBufferWriter() => throw NotOffered();

    public virtual void SetPayloadLength(int payloadLength)
    {
    }

    public virtual void Complete() => throw NotOffered();

    private static NotSupportedException NotOffered() => new("This serialization context does not offer that form.");
}
