using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Tracking.Compat.Grpc.Tests.Hosting;

namespace Tracking.Compat.Grpc.Tests.Server.Handlers;

/// <summary>What became of the services of one test.</summary>
internal sealed class ServiceLife
{
    private readonly Lock _gate = new();
    private readonly List<(int Count, Signal<int> Signal)> _waiting = [];
    private int _created;
    private int _disposed;

    public Action<ServerCallContext> OnEcho { get; init; } = _ => { };

    public List<Guid> Scopes { get; } = [];

    public int Created => Volatile.Read(ref _created);

    public int DisposedCount => Volatile.Read(ref _disposed);

    public void OnCreated() => Interlocked.Increment(ref _created);

    public void OnCall(ServerCallContext context)
    {
        lock (_gate)
        {
            Scopes.Add(context.GetHttpContext().RequestServices.GetRequiredService<ScopeMark>().Id);
        }

        OnEcho(context);
    }

    public void OnDisposed()
    {
        lock (_gate)
        {
            _disposed++;
            _waiting.Where(waiting => waiting.Count == _disposed).ToList().ForEach(w => w.Signal.Set(_disposed));
        }
    }

    /// <summary>The response may reach the client before the service is disposed of.</summary>
    public Task Disposed(int count)
    {
        lock (_gate)
        {
            var signal = new Signal<int>();
            _waiting.Add((count, signal));
            if (_disposed >= count)
            {
                signal.Set(count);
            }

            return signal.Happened;
        }
    }
}
