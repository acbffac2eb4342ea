using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Storage.Positions;

/// <summary>What an append did, once it is durable.</summary>
/// <param name="Positions">
/// One entry for each position given, in the same order: as logged, or null for a duplicate.
/// </param>
/// <param name="PreviousHeads">
/// For each vehicle that got something new: its head before this append. A grain whose own offset is older must read
/// the log in between first.
/// </param>
public sealed record AppendResult(
    IReadOnlyList<LoggedPosition?> Positions,
    IReadOnlyDictionary<VehicleId, LogOffset> PreviousHeads);
