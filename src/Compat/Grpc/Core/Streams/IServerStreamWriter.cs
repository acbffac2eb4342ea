namespace Grpc.Core;

/// <summary>The responses of a call, seen from the server; they end when the method returns.</summary>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>
{
}
