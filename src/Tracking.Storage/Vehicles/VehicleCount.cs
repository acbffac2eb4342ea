using Tracking.Model.Regions;
using Tracking.Model.Vehicles;

namespace Tracking.Storage.Vehicles;

/// <summary>How many vehicles of a class are in the same regions.</summary>
/// <param name="Regions">The regions of their live positions; empty for those without one too.</param>
/// <param name="Class">Their class.</param>
/// <param name="Count">How many.</param>
public sealed record VehicleCount(RegionPath Regions, VehicleClass Class, long Count);
