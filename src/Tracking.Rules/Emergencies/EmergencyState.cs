using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Rules.Emergencies;

/// <summary>An emergency alarm that goes on.</summary>
/// <param name="Start">Device time of the first fix with the alarm set.</param>
/// <param name="Point">Where that was, or the last place before it that could be believed.</param>
/// <param name="Regions">The regions there.</param>
/// <param name="IsLocated">Whether the first fix had a place of its own.</param>
/// <param name="Last">The last fix with the alarm set.</param>
/// <param name="Seen">The last fix.</param>
/// <param name="Ending">The first fix without the alarm since, or null while it is set.</param>
public sealed record EmergencyState(
    DeviceTime Start,
    GeoPoint Point,
    RegionPath Regions,
    bool IsLocated,
    DeviceTime Last,
    DeviceTime Seen,
    DeviceTime? Ending);
