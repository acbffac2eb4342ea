using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;

namespace Tracking.Storage.Visitors;

/// <summary>Where a walk for visitors ended.</summary>
/// <param name="Vehicle">The last vehicle that was looked at.</param>
/// <param name="After">Where in its track, if it was not looked at to the end; else null.</param>
/// <param name="Visit">What was found of it up to there, or null for nothing.</param>
public sealed record VisitorPlace(VehicleId Vehicle, TrackPlace? After, Visit? Visit);
