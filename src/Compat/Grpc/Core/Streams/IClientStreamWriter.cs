namespace Grpc.Core;

/// <summary>The requests of a call, seen from the client.</summary>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>Tells the server that no more requests come (half-close); responses may still arrive.</summary>
    Task CompleteAsync();
}
