using NetTopologySuite.Algorithm.Distance;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Overlay;

namespace Tracking.RegionBuilder;

/// <summary>How far the simplified areas differ from the source and fit each other.</summary>
/// <param name="Vertices">Points of all rings.</param>
/// <param name="InvalidCount">Areas that are not valid: must be 0.</param>
/// <param name="OverlapSquareDegrees">Area that two of them cover.</param>
/// <param name="GapSquareDegrees">
/// Area within the whole that none covers though the source has it covered: new gaps.
/// </param>
/// <param name="LargestShiftDegrees">The farthest that a point of a border lies from the source's border.</param>
internal sealed record BuildReport(
    int Vertices,
    int InvalidCount,
    double OverlapSquareDegrees,
    double GapSquareDegrees,
    double LargestShiftDegrees)
{
    public static BuildReport Compare(
        IReadOnlyDictionary<string, Geometry> source,
        IReadOnlyDictionary<string, Geometry> simplified) => new(
        simplified.Values.Sum(static area => area.NumPoints),
        simplified.Values.Count(static area => !area.IsValid),
        Overlap([.. simplified.Values]),
        Gaps(source.Values, simplified.Values),
        simplified.Max(area => DiscreteHausdorffDistance.Distance(area.Value.Boundary, source[area.Key].Boundary)));

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
