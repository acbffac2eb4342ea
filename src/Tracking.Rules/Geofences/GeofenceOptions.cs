namespace Tracking.Rules.Geofences;

/// <summary>The geofence rule has no limits of its own: each fence says what it raises.</summary>
public sealed record GeofenceOptions;
