using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Rules.Integrity;

/// <summary>A run of bad fixes, with good ones between them or not.</summary>
/// <param name="Start">Device time of the first bad fix.</param>
/// <param name="Point">The last place before it that could be believed, or its own where there was none.</param>
/// <param name="Regions">The regions there.</param>
/// <param name="Fixes">How many fixes were bad.</param>
/// <param name="LastBad">Device time of the last bad fix.</param>
/// <param name="UnbrokenSince">The bad fix from which on every fix was bad, while <paramref name="FirstGood"/> is null.</param>
/// <param name="FirstGood">The first good fix since the last bad one, or null.</param>
/// <param name="IsBelieved">Whether it was raised.</param>
public sealed record BadRun(
    DeviceTime Start,
    GeoPoint Point,
    RegionPath Regions,
    int Fixes,
    DeviceTime LastBad,
    DeviceTime UnbrokenSince,
    DeviceTime? FirstGood,
    bool IsBelieved);
