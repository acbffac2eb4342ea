namespace Tracking.Model.Regions;

/// <summary>One administrative region as it was imported.</summary>
/// <param name="Code">Its code, unique in the whole set: six digits of GB/T 2260 for Chinese regions.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="Level">
/// Its level, such as <c>province</c>, <c>state</c> or <c>city</c>; regions of one level do not overlap.
/// </param>
/// <param name="Parent">The code of the region that holds it, or null.</param>
/// <param name="GeometryJson">Its area: a GeoJSON Polygon or MultiPolygon, WGS-84.</param>
public sealed record RegionDefinition(string Code, string Name, string Level, string? Parent, string GeometryJson);
