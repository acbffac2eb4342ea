using Microsoft.Extensions.DependencyInjection;

namespace Tracking.Compat.Grpc.Server.Handlers;

/// <summary>
/// The service object of one call: from the container if it is registered there, which then also disposes of it, else
/// made with arguments from the container and disposed of with the lease.
/// </summary>
internal readonly struct ServiceLease<TService> : IAsyncDisposable
    where TService : class
{
    private static readonly Lazy<ObjectFactory<TService>> Factory =
        new(() => ActivatorUtilities.CreateFactory<TService>(Type.EmptyTypes));

    private readonly bool _isOwned;

    private ServiceLease(TService service, bool isOwned)
    {
        Service = service;
        _isOwned = isOwned;
    }

    public TService Service { get; }

    public static ServiceLease<TService> From(IServiceProvider scope) =>
        scope.GetService<TService>() is { } registered
            ? new ServiceLease<TService>(registered, isOwned: false)
            : new ServiceLease<TService>(Factory.Value(scope, []), isOwned: true);

    public ValueTask DisposeAsync()
    {
        if (!_isOwned)
        {
            return ValueTask.CompletedTask;
        }

        if (Service is IAsyncDisposable asynchronous)
        {
            return asynchronous.DisposeAsync();
        }

        (Service as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }
}
