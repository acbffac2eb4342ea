namespace Tracking.Model.Vehicles;

/// <summary>A vehicle as it is registered.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Class">What it is; decides the limits.</param>
/// <param name="Company">The transport company that answers for it; empty when none was named.</param>
/// <param name="HomeRegion">The level-1 region it is registered in, or null when unknown.</param>
public sealed record Vehicle(VehicleId Id, VehicleClass Class, string Company, string? HomeRegion);
