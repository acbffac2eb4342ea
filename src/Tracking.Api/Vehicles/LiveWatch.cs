using System.Runtime.CompilerServices;
using Orleans.Streams;
using Tracking.Api.Positions;
using Tracking.Contracts.Live;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.V1;

namespace Tracking.Api.Vehicles;

/// <summary>
/// One reader's view of the live positions of some vehicles: only the newest of each waits to be sent, and what a slow
/// reader missed is counted. So its memory is one position a vehicle, however fast they move.
/// </summary>
internal sealed class LiveWatch : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<VehicleId, (LoggedPosition Position, uint Skipped)> _waiting = [];
    private readonly Dictionary<VehicleId, DeviceTime> _newest = [];

    // Each waiting vehicle once, the one that has waited longest first: taken in the dictionary's own order, a vehicle that
    // moves faster than the reader reads would come first every time and keep the others waiting for ever.
    private readonly Queue<VehicleId> _order = [];
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly List<StreamSubscriptionHandle<LiveUpdate>> _subscriptions = [];

    public void Add(StreamSubscriptionHandle<LiveUpdate> subscription) => _subscriptions.Add(subscription);

    /// <summary>A position to be sent, unless a later one of the vehicle was offered already.</summary>
    public void Offer(VehicleId vehicle, LoggedPosition position)
    {
        lock (_gate)
        {
            if (_newest.TryGetValue(vehicle, out var newest) && position.Position.DeviceTime <= newest)
            {
                return;
            }

            _newest[vehicle] = position.Position.DeviceTime;
            if (_waiting.TryGetValue(vehicle, out var before))
            {
                _waiting[vehicle] = (position, before.Skipped + 1);
            }
            else
            {
                _waiting[vehicle] = (position, 0);
                _order.Enqueue(vehicle);
            }

            if (_arrived.CurrentCount == 0)
            {
                _arrived.Release();
            }
        }
    }

    public async IAsyncEnumerable<VehicleUpdate> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            await _arrived.WaitAsync(cancellationToken);
            while (TryTake() is { } update)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return update;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var subscription in _subscriptions)
        {
            await subscription.UnsubscribeAsync();
        }

        // The semaphore is left to the collector: an update that is on its way may still release it.
    }

    private VehicleUpdate? TryTake()
    {
        lock (_gate)
        {
            if (!_order.TryDequeue(out var vehicle))
            {
                return null;
            }

            _waiting.Remove(vehicle, out var next);
            return new VehicleUpdate
            {
                VehicleId = vehicle.Value,
                Live = PositionMessages.ToMessage(vehicle, next.Position),
                Skipped = next.Skipped,
            };
        }
    }
}
