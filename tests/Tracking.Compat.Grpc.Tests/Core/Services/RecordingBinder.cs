using Grpc.Core;

namespace Tracking.Compat.Grpc.Tests.Core.Services;

/// <summary>Writes down what generated code binds.</summary>
internal sealed class RecordingBinder : ServiceBinderBase
{
    public List<string> Methods { get; } = [];

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
        Methods.Add($"{method.Name} Unary");

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
        Methods.Add($"{method.Name} Client");

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
        Methods.Add($"{method.Name} Server");

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) =>
        Methods.Add($"{method.Name} Duplex");
}
