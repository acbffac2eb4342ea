using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Rules.Folding;

/// <summary>One position on its way through the rules: as logged, with every flag that is known by now.</summary>
/// <param name="Logged">The position as the log holds it.</param>
/// <param name="Flags">The flags it was stored with and those the fold added.</param>
public readonly record struct RuleFix(LoggedPosition Logged, QualityFlags Flags)
{
    /// <summary>When, by the terminal's clock.</summary>
    public DeviceTime Time => Logged.Position.DeviceTime;

    /// <summary>Where it says it is; see <see cref="IsPlaced"/>.</summary>
    public GeoPoint Point => Logged.Position.Point;

    /// <summary>Reported speed, or null.</summary>
    public Speed? Speed => Logged.Position.Speed;

    /// <summary>The regions it lies in.</summary>
    public RegionPath Regions => Logged.Regions;

    /// <summary>Whether its place can be believed: a zero fix or a jump moves nothing.</summary>
    public bool IsPlaced => (Flags & (QualityFlags.Zero | QualityFlags.Jump)) == 0;
}
