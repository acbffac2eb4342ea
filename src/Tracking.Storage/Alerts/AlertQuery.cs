using Tracking.Model.Vehicles;

namespace Tracking.Storage.Alerts;

/// <summary>Which alerts to list; the latest revision of each, ordered by the cursor of that revision.</summary>
/// <param name="Vehicle">Only this vehicle's, or null.</param>
/// <param name="Rule">Only this rule's, or null.</param>
/// <param name="Region">
/// Only those on this region's feed, or null for the feed <c>all</c>; cursors are that feed's.
/// </param>
/// <param name="After">Only those whose latest revision has a greater cursor; 0 for all.</param>
/// <param name="Limit">At most this many.</param>
public sealed record AlertQuery(VehicleId? Vehicle, string? Rule, string? Region, long After, int Limit);
