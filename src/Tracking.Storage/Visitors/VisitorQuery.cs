using Tracking.Model.Positions;
using Tracking.Storage.Vehicles;

namespace Tracking.Storage.Visitors;

/// <summary>Who was where and when, and how far to walk for it.</summary>
/// <param name="Contains">The area; called on a thread of the store, so it must be quick and without calls of it.</param>
/// <param name="From">The first device time.</param>
/// <param name="To">The device time before which to stop.</param>
/// <param name="Filter">Only these vehicles.</param>
/// <param name="Place">Where the page before ended, or null for the first.</param>
/// <param name="Limit">At most this many visitors.</param>
/// <param name="MaximumFixes">Fixes to look at, vehicles to look at counted with them: then the page ends.</param>
public sealed record VisitorQuery(
    Predicate<GeoPoint> Contains,
    DeviceTime From,
    DeviceTime To,
    VehicleFilter Filter,
    VisitorPlace? Place,
    int Limit,
    int MaximumFixes);
