using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Storage.Positions;

/// <summary>The heads index: what is newest for each vehicle, without reading the log.</summary>
public interface IVehicleHeads
{
    /// <summary>The vehicle's head, or null when it is not registered.</summary>
    Task<VehicleHead?> FindAsync(VehicleId vehicle, CancellationToken cancellationToken);

    /// <summary>The heads of these vehicles, in the same order; null for one that is not registered.</summary>
    Task<IReadOnlyList<VehicleHead?>> FindAllAsync(
        IReadOnlyList<VehicleId> vehicles, CancellationToken cancellationToken);

    /// <summary>
    /// What the live position was for whoever asked at an instant: by the positions received before it, with the flags
    /// they came in with. Null before the first, and for a vehicle that is not registered.
    /// </summary>
    Task<LoggedPosition?> FindLiveAsOfAsync(
        VehicleId vehicle, ReceivedAt receivedBefore, CancellationToken cancellationToken);

    /// <summary>Every vehicle, by id, after <paramref name="after"/>, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<VehicleHead>> ListAsync(VehicleId? after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Vehicles with facts beyond their snapshot, by id, after <paramref name="after"/>, at most
    /// <paramref name="limit"/>.
    /// </summary>
    Task<IReadOnlyList<VehicleHead>> ListBeyondSnapshotAsync(
        VehicleId? after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Vehicles not settled whose newest position came in at or before <paramref name="quietSince"/>, oldest first.
    /// </summary>
    Task<IReadOnlyList<VehicleId>> ListQuietAsync(
        ReceivedAt quietSince, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Vehicles whose live position lies in the region with this code (any level), by id, after <paramref name="after"/>.
    /// </summary>
    Task<IReadOnlyList<VehicleHead>> ListInRegionAsync(
        string regionCode, VehicleId? after, int limit, CancellationToken cancellationToken);

    /// <summary>Records that a snapshot up to <paramref name="snapshot"/> is kept; never moves back.</summary>
    Task MarkSnapshotAsync(VehicleId vehicle, LogOffset snapshot, CancellationToken cancellationToken);
}
