namespace Grpc.Core;

/// <summary>The outgoing messages of a call; one write may be under way.</summary>
public interface IAsyncStreamWriter<in T>
{
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Completes when flow control lets the message go, not when the other side has read it.</summary>
    Task WriteAsync(T message);

    /// <summary>As the other overload; cancelling a write that is under way cancels the call.</summary>
    Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            throw new NotSupportedException("Cancellation of stream writes is not supported by this writer.");
        }

        return WriteAsync(message);
    }
}
