using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Rules.Motion;

/// <summary>A fix that a segment may begin at.</summary>
/// <param name="Time">Its device time.</param>
/// <param name="Point">Its place.</param>
/// <param name="Regions">Its regions.</param>
/// <param name="Meters">Way of the segment up to it.</param>
public sealed record MotionMark(DeviceTime Time, GeoPoint Point, RegionPath Regions, double Meters);
