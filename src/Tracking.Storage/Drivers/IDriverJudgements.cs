using Tracking.Model.Alerts;
using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Storage.Drivers;

/// <summary>What judging drivers' hours writes and needs back.</summary>
public interface IDriverJudgements
{
    /// <summary>Drivers to be judged, those that wait longest first.</summary>
    Task<IReadOnlyList<DriverId>> ListDueAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Those of them who ever signed on at the vehicle, and whoever drives it unknown.</summary>
    Task<IReadOnlyList<DriverId>> ListDueOfVehicleAsync(VehicleId vehicle, CancellationToken cancellationToken);

    /// <summary>The driver's row, or null when there is nothing to judge.</summary>
    Task<DriverDueRow?> FindDueAsync(DriverId driver, CancellationToken cancellationToken);

    /// <summary>
    /// The latest revision of each alert about the driver that is open or ended at or after an instant, withdrawn ones
    /// too, because one may come back. Ordered by start and id.
    /// </summary>
    Task<IReadOnlyList<AlertRevision>> ListEpisodesAsync(
        DriverId driver, DeviceTime endedFrom, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a judgement with its feed entries and removes its due row; durable when the task returns. When the row has
    /// changed since it was read, nothing is written: the judgement was made from what is no longer so.
    /// </summary>
    /// <returns>Whether it was written.</returns>
    Task<bool> CommitAsync(DriverJudgement judgement, CancellationToken cancellationToken);
}
