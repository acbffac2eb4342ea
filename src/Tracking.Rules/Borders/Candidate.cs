using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Rules.Borders;

/// <summary>A region that a vehicle seems to have entered and that is not believed yet.</summary>
/// <param name="Code">The region.</param>
/// <param name="Start">Device time of the first fix inside.</param>
/// <param name="Point">Its place.</param>
/// <param name="Regions">Its regions.</param>
/// <param name="LastPoint">The last fix inside.</param>
/// <param name="InsideMeters">Metres between the fixes inside.</param>
public sealed record Candidate(
    string Code, DeviceTime Start, GeoPoint Point, RegionPath Regions, GeoPoint LastPoint, double InsideMeters);
