using NetTopologySuite.Geometries;
using Tracking.Geo.GeoJson;
using Tracking.Geo.Indexing;
using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Geo.Regions;

/// <summary>The regions of one level, by code, with their index: the lowest code that covers a point wins.</summary>
internal sealed class RegionLevelIndex
{
    private readonly PolygonIndex _index;

    public RegionLevelIndex(string level, IEnumerable<RegionDefinition> regions)
    {
        Level = level;
        Regions = [.. regions.OrderBy(static region => region.Code, StringComparer.Ordinal)];
        var areas = new Geometry[Regions.Count];
        for (var i = 0; i < areas.Length; i++)
        {
            areas[i] = GeoJsonReader.ReadGeometry(Regions[i].GeometryJson);
        }

        _index = PolygonIndex.Build(areas);
        MeanArea = areas.Average(static area => area.Area);
    }

    public string Level { get; }

    public IReadOnlyList<RegionDefinition> Regions { get; }

    /// <summary>In square degrees: only compared with other levels of the same set.</summary>
    public double MeanArea { get; }

    public int FindFirst(GeoPoint point) => _index.FindFirst(point);
}
