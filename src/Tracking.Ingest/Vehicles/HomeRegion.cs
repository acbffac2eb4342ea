using Tracking.Geo.Regions;
using Tracking.Model.Vehicles;

namespace Tracking.Ingest.Vehicles;

/// <summary>Where a vehicle is at home when its owner does not say.</summary>
public static class HomeRegion
{
    /// <summary>The level-1 region that a Chinese plate names, or null for any other id.</summary>
    public static string? Of(VehicleId id) => ChinesePlates.FindHomeRegion(id);
}
