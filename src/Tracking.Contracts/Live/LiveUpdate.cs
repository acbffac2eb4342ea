using Tracking.Model.Positions;

namespace Tracking.Contracts.Live;

/// <summary>A vehicle's new live position, on the lossy stream that maps follow.</summary>
/// <param name="VehicleId">The vehicle.</param>
/// <param name="Position">Its live position.</param>
[GenerateSerializer]
[Alias("tracking.LiveUpdate")]
[Immutable]
public sealed record LiveUpdate(
    [property: Id(0)] string VehicleId,
    [property: Id(1)] LoggedPosition Position);
