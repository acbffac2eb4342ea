using Tracking.Model.Vehicles;

namespace Tracking.Storage.Vehicles;

/// <summary>Which vehicles to list, by id.</summary>
/// <param name="Filter">Only these.</param>
/// <param name="After">Only ids after this one, or null for the first page.</param>
/// <param name="Limit">At most this many.</param>
public sealed record VehicleQuery(VehicleFilter Filter, VehicleId? After, int Limit);
