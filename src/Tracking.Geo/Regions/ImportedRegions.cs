using Tracking.Model.Regions;

namespace Tracking.Geo.Regions;

/// <summary>What a region document held.</summary>
/// <param name="Regions">The regions in their order; codes are unique and parents have no cycle.</param>
/// <param name="RepairedCount">How many of them had a border that crossed itself and was repaired.</param>
public sealed record ImportedRegions(IReadOnlyList<RegionDefinition> Regions, int RepairedCount);
