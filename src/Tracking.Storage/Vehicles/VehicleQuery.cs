using Tracking.Model.Vehicles;

namespace Tracking.Storage.Vehicles;

/// <summary>Which vehicles to list, by id.</summary>
/// <param name="Company">Only this company's, or null.</param>
/// <param name="After">Only ids after this one, or null for the first page.</param>
/// <param name="Limit">At most this many.</param>
public sealed record VehicleQuery(string? Company, VehicleId? After, int Limit);
