using Tracking.Model.Positions;

namespace Tracking.Contracts.Vehicles;

/// <summary>What one commit added to one vehicle's log.</summary>
/// <param name="PreviousHead">The number of the vehicle's newest fact before this commit; 0 before its first.</param>
/// <param name="Positions">The positions, by offset; at most as many as one batch may hold.</param>
[GenerateSerializer]
[Alias("tracking.CommittedPositions")]
[Immutable]
public sealed record CommittedPositions(
    [property: Id(0)] long PreviousHead,
    [property: Id(1)] LoggedPosition[] Positions);
