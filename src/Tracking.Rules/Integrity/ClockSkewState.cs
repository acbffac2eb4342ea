namespace Tracking.Rules.Integrity;

/// <summary>A clock that may be wrong.</summary>
/// <param name="Run">The run of fixes from the future; its times are of our clock.</param>
/// <param name="AheadSeconds">How far the last of them was ahead.</param>
public sealed record ClockSkewState(BadRun Run, double AheadSeconds);
