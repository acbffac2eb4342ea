namespace Grpc.Core;

/// <summary>The incoming messages of a call, one at a time; one read may be under way.</summary>
public interface IAsyncStreamReader<out T>
{
    /// <summary>The message that the last successful <see cref="MoveNext"/> read.</summary>
    T Current { get; }

    /// <summary>Reads the next message; false once the other side has sent its last.</summary>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}
