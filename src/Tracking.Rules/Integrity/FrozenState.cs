namespace Tracking.Rules.Integrity;

/// <summary>What may be a frozen receiver.</summary>
/// <param name="Run">Fixes that report a speed and do not move, or null.</param>
/// <param name="Stop">A dead stop, or null.</param>
public sealed record FrozenState(BadRun? Run, DeadStop? Stop);
