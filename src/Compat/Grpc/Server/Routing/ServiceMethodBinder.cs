using System.Reflection;
using Grpc.Core;
using Microsoft.Extensions.Logging;
using Tracking.Compat.Grpc.Server.Handlers;

namespace Tracking.Compat.Grpc.Server.Routing;

/// <summary>
/// Makes a handler of each method that generated code names. The delegates are open: they call the virtual method of
/// the base class on the instance that each call activates.
/// </summary>
internal sealed class ServiceMethodBinder<TService>(Type baseType, CallSettings settings, ILogger logger)
    : ServiceBinderBase
    where TService : class
{
    private readonly List<MappedMethod> _methods = [];

    public IReadOnlyList<MappedMethod> Methods => _methods;

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        UnaryServerMethod<TRequest, TResponse>? handler)
    {
        var implementation = Find(method, typeof(TRequest), typeof(ServerCallContext));
        var invoke = implementation.CreateDelegate<UnaryHandler<TService, TRequest, TResponse>.Implementation>();
        Add(method, implementation, new UnaryHandler<TService, TRequest, TResponse>(method, invoke, settings, logger));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var implementation = Find(method, typeof(IAsyncStreamReader<TRequest>), typeof(ServerCallContext));
        var invoke = implementation
            .CreateDelegate<ClientStreamingHandler<TService, TRequest, TResponse>.Implementation>();
        Add(
            method,
            implementation,
            new ClientStreamingHandler<TService, TRequest, TResponse>(method, invoke, settings, logger));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var implementation = Find(
            method, typeof(TRequest), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
        var invoke = implementation
            .CreateDelegate<ServerStreamingHandler<TService, TRequest, TResponse>.Implementation>();
        Add(
            method,
            implementation,
            new ServerStreamingHandler<TService, TRequest, TResponse>(method, invoke, settings, logger));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var implementation = Find(
            method,
            typeof(IAsyncStreamReader<TRequest>),
            typeof(IServerStreamWriter<TResponse>),
            typeof(ServerCallContext));
        var invoke = implementation.CreateDelegate<DuplexHandler<TService, TRequest, TResponse>.Implementation>();
        Add(method, implementation, new DuplexHandler<TService, TRequest, TResponse>(method, invoke, settings, logger));
    }

    private MethodInfo Find(IMethod method, params Type[] parameters) =>
        baseType.GetMethod(method.Name, BindingFlags.Public | BindingFlags.Instance, parameters)
        ?? throw new InvalidOperationException($"Could not find '{method.Name}' on {baseType}.");

    private void Add(IMethod method, MethodInfo implementation, CallHandler<TService> handler) =>
        _methods.Add(new MappedMethod(method, handler.HandleAsync, AttributesOf(implementation)));

    /// <summary>Those of the service first, then those of the method, so that the latter count as nearer.</summary>
    private static List<object> AttributesOf(MethodInfo method)
    {
        var overriding = typeof(TService).GetMethods().FirstOrDefault(
            candidate => candidate.IsVirtual && candidate.GetBaseDefinition() == method) ?? method;
        return
        [
            .. typeof(TService).GetCustomAttributes(inherit: true),
            .. overriding.GetCustomAttributes(inherit: true),
        ];
    }
}
