using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Storage.Positions;

/// <summary>
/// One row of the heads index: the newest of one vehicle, kept in the transaction of every append.
/// </summary>
/// <param name="Vehicle">The vehicle.</param>
/// <param name="Head">The offset of its newest fact; <see cref="LogOffset.Start"/> before the first.</param>
/// <param name="Snapshot">
/// The offset up to which a snapshot is kept; a start-up re-folds what lies between it and the head.
/// </param>
/// <param name="LastReceivedAt">When its newest position came in, or null before the first.</param>
/// <param name="IsSettled">False from the first position after a flush tick to the next flush tick.</param>
/// <param name="Live">
/// The position with the latest device time that is neither flagged <see cref="QualityFlags.Future"/> nor
/// <see cref="QualityFlags.Zero"/>, or null before the first: it never goes back in time.
/// </param>
public sealed record VehicleHead(
    VehicleId Vehicle,
    LogOffset Head,
    LogOffset Snapshot,
    ReceivedAt? LastReceivedAt,
    bool IsSettled,
    LoggedPosition? Live);
