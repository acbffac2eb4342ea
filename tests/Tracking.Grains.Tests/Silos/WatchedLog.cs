using System.Collections.Concurrent;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Tests.Silos;

/// <summary>The log of a store, which remembers from where facts were read.</summary>
internal sealed class WatchedLog(IPositionLog store) : IPositionLog
{
    private readonly ConcurrentQueue<(VehicleId Vehicle, LogOffset After)> _reads = [];

    /// <summary>The offsets after which facts of the vehicle were read, in order.</summary>
    public IReadOnlyList<long> ReadsOf(VehicleId vehicle) =>
        [.. _reads.Where(read => read.Vehicle == vehicle).Select(static read => read.After.Number)];

    /// <summary>Forgets the reads so far.</summary>
    public void Forget() => _reads.Clear();

    public Task<AppendResult> AppendAsync(
        IReadOnlyList<NewPosition> positions, CancellationToken cancellationToken) =>
        store.AppendAsync(positions, cancellationToken);

    public Task<TickResult?> AppendTickAsync(
        VehicleId vehicle, TickKind kind, ReceivedAt receivedAt, CancellationToken cancellationToken) =>
        store.AppendTickAsync(vehicle, kind, receivedAt, cancellationToken);

    public Task<IReadOnlyList<LogFact>> ReadAfterAsync(
        VehicleId vehicle, LogOffset after, int limit, CancellationToken cancellationToken)
    {
        _reads.Enqueue((vehicle, after));
        return store.ReadAfterAsync(vehicle, after, limit, cancellationToken);
    }

    public Task<IReadOnlyList<LoggedPosition>> ReadTrackAsync(TrackQuery query, CancellationToken cancellationToken) =>
        store.ReadTrackAsync(query, cancellationToken);
}
