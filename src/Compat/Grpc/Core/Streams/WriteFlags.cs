namespace Grpc.Core;

/// <summary>Wishes for the writing of one message.</summary>
[Flags]
public enum WriteFlags
{
    /// <summary>More will follow at once: the message may wait in a buffer.</summary>
    BufferHint = 0x1,

    /// <summary>Send this message as it is even if the call compresses.</summary>
    NoCompress = 0x2,
}
