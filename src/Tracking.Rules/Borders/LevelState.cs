namespace Tracking.Rules.Borders;

/// <summary>Where a vehicle is believed to be on one level.</summary>
/// <param name="Code">The region it is believed to be in.</param>
/// <param name="Entered">The other region it seems to have entered, or null.</param>
public sealed record LevelState(string Code, Candidate? Entered);
