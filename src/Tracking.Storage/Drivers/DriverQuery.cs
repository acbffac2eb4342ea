using Tracking.Model.Drivers;

namespace Tracking.Storage.Drivers;

/// <summary>Which drivers to list, by id.</summary>
/// <param name="Company">Only this company's, or null.</param>
/// <param name="After">Only ids after this one, or null for the first page.</param>
/// <param name="Limit">At most this many.</param>
public sealed record DriverQuery(string? Company, DriverId? After, int Limit);
