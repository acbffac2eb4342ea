using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Storage.Visitors;

/// <summary>A vehicle that was in the area.</summary>
/// <param name="Vehicle">The vehicle.</param>
/// <param name="First">Its first fix in the area.</param>
/// <param name="Last">Its last fix in the area.</param>
/// <param name="Fixes">How many fixes it has in the area.</param>
public sealed record Visitor(VehicleId Vehicle, LoggedPosition First, LoggedPosition Last, long Fixes);
