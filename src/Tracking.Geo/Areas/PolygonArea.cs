using NetTopologySuite.Geometries;
using Tracking.Geo.Indexing;
using Tracking.Model.Positions;

namespace Tracking.Geo.Areas;

/// <summary>
/// What polygons cover together, with the meaning of <see cref="PolygonIndex"/>: edges are straight lines in longitude
/// and latitude, the boundary belongs to it.
/// </summary>
public sealed class PolygonArea : Area
{
    /// <summary>Boxes around single polygons: with more of them one box around all is as good and cheaper.</summary>
    private const int MaximumBoxes = 16;

    // A question is asked once: a table of thousands of cells would cost more than the look-ups it saves.
    private static readonly IndexLimits Limits = new() { MinimumCells = 64, MaximumBlocks = 1_024 };

    private readonly PolygonIndex _index;
    private readonly BoxArea[] _boxes;

    /// <summary>Makes an area of polygons and multipolygons; x is longitude, y latitude, in degrees.</summary>
    /// <exception cref="ArgumentException">There is no polygon, or one lies off −180…180, −90…90.</exception>
    public PolygonArea(IReadOnlyList<Geometry> polygons)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        var parts = polygons.SelectMany(static geometry => PartsOf(geometry)).Select(static part => part.EnvelopeInternal)
            .Where(static box => !box.IsNull).ToList();
        if (parts.Count == 0)
        {
            throw new ArgumentException("the area is empty", nameof(polygons));
        }

        _index = PolygonIndex.Build(polygons, Limits);
        var around = new Envelope();
        parts.ForEach(around.ExpandToInclude);
        _boxes = [.. (parts.Count > MaximumBoxes ? [around] : parts).Select(BoxOf)];
        Center = BoxOf(around).Center;
    }

    /// <inheritdoc/>
    public override GeoPoint Center { get; }

    /// <inheritdoc/>
    public override bool Contains(GeoPoint point) => _index.FindFirst(point) >= 0;

    internal override bool MayTouch(in SpaceBox box)
    {
        foreach (var part in _boxes)
        {
            if (part.MayTouch(in box))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<Geometry> PartsOf(Geometry geometry) =>
        Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN);

    private static BoxArea BoxOf(Envelope box) =>
        new(GeoPoint.FromDegrees(box.MinY, box.MinX), GeoPoint.FromDegrees(box.MaxY, box.MaxX));
}
