using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Rules.Folding;

/// <summary>Where and when a vehicle was, by a fix whose place can be believed.</summary>
/// <param name="Time">Device time of the fix.</param>
/// <param name="Point">Its place.</param>
/// <param name="Regions">The regions it lies in.</param>
public readonly record struct KnownPlace(DeviceTime Time, GeoPoint Point, RegionPath Regions)
{
    /// <summary>The place of a fix.</summary>
    public static KnownPlace Of(in RuleFix fix) => new(fix.Time, fix.Point, fix.Regions);
}
