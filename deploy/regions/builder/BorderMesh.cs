using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Linemerge;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Polygonize;
using NetTopologySuite.Simplify;

namespace Tracking.RegionBuilder;

/// <summary>
/// Simplifies neighbouring areas without tearing them apart. The borders of all areas become one net of lines in
/// which a shared border occurs once; each line between two knots is simplified as a whole, its ends stay; and the
/// meshes of the simplified net are dealt out again to the areas they lie in. So neighbours keep one and the same
/// border.
/// </summary>
internal static class BorderMesh
{
    /// <summary>Coordinates are rounded to five decimals: 1 m, far finer than the source's own accuracy.</summary>
    public const double Scale = 100_000;

    private static readonly PrecisionModel Precision = new(Scale);

    /// <summary>Simplifies.</summary>
    /// <param name="areas">The areas; they may touch but should not overlap.</param>
    /// <param name="toleranceDegrees">How far a border may move.</param>
    public static IReadOnlyDictionary<string, Geometry> Simplify(
        IReadOnlyDictionary<string, Geometry> areas,
        double toleranceDegrees)
    {
        var net = Net(areas.Values);
        var simplified = TopologyPreservingSimplifier.Simplify(Arcs(net), toleranceDegrees);
        // Noded again: nothing should cross, and if anything does its pieces are dealt out like all others.
        return DealOut(Meshes(Node(simplified)), areas);
    }

    private static Geometry Net(IEnumerable<Geometry> areas) =>
        Node(GeometryFactory.Default.BuildGeometry([.. areas.Select(static area => area.Boundary)]));

    private static Geometry Node(Geometry lines) => UnaryUnionNG.Union(lines, Precision);

    // A closed line becomes a ring, which keeps four points at least: islands must not vanish.
    private static GeometryCollection Arcs(Geometry net)
    {
        var merger = new LineMerger();
        merger.Add(net);
        return new GeometryCollection(
        [
            .. merger.GetMergedLineStrings()
                .Cast<LineString>()
                .Select(static line => line.IsClosed ? new LinearRing(line.Coordinates) : line),
        ]);
    }

    private static IEnumerable<Polygon> Meshes(Geometry net)
    {
        var polygonizer = new Polygonizer();
        polygonizer.Add(net);
        return polygonizer.GetPolygons().Cast<Polygon>();
    }

    private static SortedDictionary<string, Geometry> DealOut(
        IEnumerable<Polygon> meshes,
        IReadOnlyDictionary<string, Geometry> areas)
    {
        var dealt = new SortedDictionary<string, List<Geometry>>(StringComparer.Ordinal);
        foreach (var mesh in meshes)
        {
            // No owner: sea or another country enclosed by the areas.
            if (Owner(mesh, areas) is { } owner)
            {
                dealt.TryAdd(owner, []);
                dealt[owner].Add(mesh);
            }
        }

        var joined = new SortedDictionary<string, Geometry>(StringComparer.Ordinal);
        foreach (var (owner, parts) in dealt)
        {
            joined[owner] = UnaryUnionNG.Union(GeometryFactory.Default.BuildGeometry(parts), Precision);
        }

        return joined;
    }

    // Whose original area covers most of the mesh, if that is at least half of it.
    private static string? Owner(Polygon mesh, IReadOnlyDictionary<string, Geometry> areas)
    {
        var best = areas
            .Where(area => area.Value.EnvelopeInternal.Intersects(mesh.EnvelopeInternal))
            .Select(area => (area.Key, Area: CommonArea(area.Value, mesh)))
            .OrderByDescending(static share => share.Area)
            .FirstOrDefault();
        return best.Area >= mesh.Area / 2 ? best.Key : null;
    }

    private static double CommonArea(Geometry area, Polygon mesh) =>
        OverlayNGRobust.Overlay(area, mesh, SpatialFunction.Intersection).Area;
}
