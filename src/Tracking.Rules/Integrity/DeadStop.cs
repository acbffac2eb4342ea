using Tracking.Model.Positions;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Integrity;

/// <summary>A vehicle that seems to have stopped dead, and since then stands on exactly one place.</summary>
/// <param name="At">The first fix at that place.</param>
/// <param name="Last">Device time of the last fix there.</param>
/// <param name="Fixes">How many fixes were there.</param>
public sealed record DeadStop(KnownPlace At, DeviceTime Last, int Fixes);
