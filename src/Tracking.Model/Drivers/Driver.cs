namespace Tracking.Model.Drivers;

/// <summary>A driver as registered.</summary>
/// <param name="Id">His key.</param>
/// <param name="Name">His name, for people.</param>
/// <param name="Company">The transport company he drives for; empty when none was named.</param>
/// <param name="Licence">Number of his driving or qualification licence, or null.</param>
public sealed record Driver(DriverId Id, string Name, string Company, string? Licence);
