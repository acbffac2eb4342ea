using Tracking.Rules.Packs;

namespace Tracking.Rules.Geofences;

/// <summary>What holds for fences that do not say it themselves.</summary>
public sealed record GeofenceOptions
{
    /// <summary>
    /// How long a vehicle must be seen inside before it has entered, and outside before it has left; at 0 the first fix
    /// decides.
    /// </summary>
    [OptionRange("s", 0, 3_600)]
    public required double DwellS { get; init; }
}
