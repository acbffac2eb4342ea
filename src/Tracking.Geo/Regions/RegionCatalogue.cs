using Tracking.Model.Regions;

namespace Tracking.Geo.Regions;

/// <summary>The region set in force, swapped whole: a reader sees the old set or the new one. Thread-safe.</summary>
public sealed class RegionCatalogue
{
    private volatile RegionSet _current = RegionSet.Empty;

    /// <summary>The set in force; take it once for one decision.</summary>
    public RegionSet Current => _current;

    /// <summary>Builds a set of all these regions and puts it in force.</summary>
    public void Replace(IReadOnlyList<RegionDefinition> regions) => _current = RegionSet.Build(regions);
}
