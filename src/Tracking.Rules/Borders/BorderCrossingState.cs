using System.Collections.Immutable;
using Tracking.Model.Regions;

namespace Tracking.Rules.Borders;

/// <summary>Where one vehicle is believed to be, level by level.</summary>
/// <param name="Levels">One entry for each level on which it was ever seen, by level name.</param>
/// <param name="Settled">
/// The regions of the last fix when nothing was pending after it, else empty: another fix in the same regions changes
/// nothing, which is nearly every fix.
/// </param>
public sealed record BorderCrossingState(ImmutableSortedDictionary<string, LevelState> Levels, RegionPath Settled);
