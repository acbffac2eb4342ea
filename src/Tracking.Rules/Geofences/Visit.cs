using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Rules.Geofences;

/// <summary>A stay inside one fence.</summary>
/// <param name="Name">The fence's name when it was entered.</param>
/// <param name="Alerts">What the fence raised when it was entered: an episode that began is also ended.</param>
/// <param name="Start">Device time of the first fix inside while the fence holds.</param>
/// <param name="Point">Its place.</param>
/// <param name="Regions">Its regions.</param>
public sealed record Visit(string Name, FenceAlerts Alerts, DeviceTime Start, GeoPoint Point, RegionPath Regions)
{
    /// <summary>How far the stay has got.</summary>
    public VisitPhase Phase { get; init; }

    /// <summary>Whether the vehicle was inside when the fence began to hold: then it has not entered.</summary>
    public bool WasInside { get; init; }

    /// <summary>How long it must be seen inside, and then outside, to be believed.</summary>
    public double DwellS { get; init; }

    /// <summary>The first fix outside, while it is not believed to have left.</summary>
    public Mark? Left { get; init; }

    /// <summary>The first fix at which it had been inside for too long.</summary>
    public Mark? Overstay { get; init; }
}
