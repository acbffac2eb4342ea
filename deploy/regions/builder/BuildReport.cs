using NetTopologySuite.Algorithm.Distance;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Overlay;

namespace Tracking.RegionBuilder;

/// <summary>How far the simplified areas differ from the source and fit each other.</summary>
internal sealed record BuildReport
{
    /// <summary>Points of all rings.</summary>
    public required int Vertices { get; init; }

    /// <summary>Areas that are not valid: must be 0.</summary>
    public required int InvalidCount { get; init; }

    /// <summary>Area that two of them cover.</summary>
    public required double OverlapSquareDegrees { get; init; }

    /// <summary>Area within the whole that none covers though the source has it covered.</summary>
    public required double GapSquareDegrees { get; init; }

    /// <summary>The farthest that a border lies from the source's, either way.</summary>
    public required double LargestShiftDegrees { get; init; }

    public static BuildReport Compare(
        IReadOnlyDictionary<string, Geometry> source,
        IReadOnlyDictionary<string, Geometry> simplified) => new()
    {
        Vertices = simplified.Values.Sum(static area => area.NumPoints),
        InvalidCount = simplified.Values.Count(static area => !area.IsValid),
        OverlapSquareDegrees = Overlap([.. simplified.Values]),
        GapSquareDegrees = Gaps(source.Values, simplified.Values),
        LargestShiftDegrees = simplified.Max(area => Shift(source[area.Key], area.Value)),
    };

    private static double Shift(Geometry source, Geometry simplified) =>
        DiscreteHausdorffDistance.Distance(simplified.Boundary, source.Boundary);

    private static double Overlap(Geometry[] areas)
    {
        var overlap = 0.0;
        for (var i = 0; i < areas.Length; i++)
        {
            for (var j = i + 1; j < areas.Length; j++)
            {
                overlap += Overlay(areas[i], areas[j], SpatialFunction.Intersection).Area;
            }
        }

        return overlap;
    }

    // Holes of the whole that the source's whole does not have.
    private static double Gaps(IEnumerable<Geometry> source, IEnumerable<Geometry> simplified) =>
        Holes(Union(simplified))
            .Sum(hole => source.Sum(area => Overlay(area, hole, SpatialFunction.Intersection).Area));

    private static IEnumerable<Polygon> Holes(Geometry whole) =>
        Enumerable.Range(0, whole.NumGeometries)
            .Select(i => (Polygon)whole.GetGeometryN(i))
            .SelectMany(static polygon => polygon.Holes)
            .Select(static hole => new Polygon(hole));

    private static Geometry Union(IEnumerable<Geometry> areas) =>
        OverlayNGRobust.Union(GeometryFactory.Default.BuildGeometry([.. areas]));

    private static Geometry Overlay(Geometry left, Geometry right, SpatialFunction function) =>
        left.EnvelopeInternal.Intersects(right.EnvelopeInternal)
            ? OverlayNGRobust.Overlay(left, right, function)
            : GeometryFactory.Default.CreateEmpty(Dimension.Surface);
}
