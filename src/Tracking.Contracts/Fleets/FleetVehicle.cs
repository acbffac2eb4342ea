using Tracking.Model.Vehicles;

namespace Tracking.Contracts.Fleets;

/// <summary>A vehicle to be registered for a company.</summary>
/// <param name="VehicleId">Its id.</param>
/// <param name="Class">Its class.</param>
/// <param name="HomeRegion">The level-1 region it is registered in, or null when unknown.</param>
[GenerateSerializer]
[Alias("tracking.FleetVehicle")]
[Immutable]
public sealed record FleetVehicle(
    [property: Id(0)] string VehicleId,
    [property: Id(1)] VehicleClass Class,
    [property: Id(2)] string? HomeRegion);
