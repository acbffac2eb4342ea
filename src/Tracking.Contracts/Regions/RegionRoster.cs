namespace Tracking.Contracts.Regions;

/// <summary>Who is in a region now.</summary>
/// <param name="FeedHead">The newest cursor of the region's alert feed; 0 when nothing was ever written to it.</param>
/// <param name="VehicleIds">The vehicles, by id.</param>
/// <param name="IsTruncated">Whether there are more.</param>
[GenerateSerializer]
[Alias("tracking.RegionRoster")]
[Immutable]
public sealed record RegionRoster(
    [property: Id(0)] long FeedHead,
    [property: Id(1)] string[] VehicleIds,
    [property: Id(2)] bool IsTruncated);
