namespace Tracking.Contracts.Regions;

/// <summary>
/// One region; key <see cref="GrainKeys.Region"/>. It knows who is here now. What it knows is a cache of the heads
/// index: vehicles tell it when they come and go, and a new activation reads the index.
/// </summary>
[Alias("tracking.IRegionGrain")]
public interface IRegionGrain : IGrainWithStringKey
{
    /// <summary>A vehicle's live position is now inside.</summary>
    [Alias("Arrive")]
    Task ArriveAsync(string vehicleId);

    /// <summary>A vehicle's live position is no longer inside.</summary>
    [Alias("Leave")]
    Task LeaveAsync(string vehicleId);

    /// <summary>Who is here now, and how far the region's alert feed has come.</summary>
    [Alias("GetRoster")]
    Task<RegionRoster> GetRosterAsync();
}
