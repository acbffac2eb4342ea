using System.Collections.Immutable;

namespace Tracking.Rules.Geofences;

/// <summary>The fences that a vehicle is inside of.</summary>
/// <param name="Visits">By fence id; at most as many as contain one point.</param>
public sealed record GeofenceState(ImmutableSortedDictionary<string, Visit> Visits);
