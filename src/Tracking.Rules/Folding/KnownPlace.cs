using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Rules.Folding;

/// <summary>Where and when a vehicle was, by a fix whose place can be believed.</summary>
/// <param name="Time">Device time of the fix.</param>
/// <param name="Point">Its place.</param>
/// <param name="Regions">The regions it lies in.</param>
/// <param name="Speed">The speed it reported, or null.</param>
public readonly record struct KnownPlace(DeviceTime Time, GeoPoint Point, RegionPath Regions, Speed? Speed)
{
    /// <summary>The place of a fix.</summary>
    public static KnownPlace Of(in RuleFix fix) => new(fix.Time, fix.Point, fix.Regions, fix.Speed);
}
