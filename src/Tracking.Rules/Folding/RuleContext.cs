using Tracking.Model.Fences;
using Tracking.Model.Vehicles;

namespace Tracking.Rules.Folding;

/// <summary>What holds for one fix beside the fix itself.</summary>
/// <param name="Vehicle">The vehicle as it was registered at the fix's log offset.</param>
/// <param name="Inside">The fences that hold for the vehicle at this fix and contain it, by id.</param>
/// <param name="Standing">The fences that hold for the vehicle at this fix, wherever it is.</param>
/// <param name="LastPlaced">
/// The last fix before this one whose place can be believed, or null: where an episode begins that starts without one.
/// </param>
public sealed record RuleContext(
    Vehicle Vehicle, IReadOnlyList<FenceDefinition> Inside, IStandingFences Standing, KnownPlace? LastPlaced)
{
    /// <summary>
    /// The fences that contain the fix and would hold for the vehicle, were it not for their calendars, by id.
    /// </summary>
    public IReadOnlyList<FenceDefinition> Resting { get; init; } = [];
}
