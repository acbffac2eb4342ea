using System.Buffers;

namespace Grpc.Core;

/// <summary>
/// Where a marshaller gets the bytes of one message from. The sequence is valid only during the call of the marshaller.
/// </summary>
public abstract class DeserializationContext
{
    public abstract int PayloadLength { get; }

    public virtual byte[] PayloadAsNewBuffer() => throw NotOffered();

    public virtual ReadOnlySequence<byte> PayloadAsReadOnlySequence() => throw NotOffered();

    private static NotSupportedException NotOffered() => new("This deserialization context does not offer that form.");
}
