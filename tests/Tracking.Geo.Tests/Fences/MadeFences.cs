using System.Globalization;
using Tracking.Geo.Fences;
using Tracking.Geo.GeoJson;
using Tracking.Geo.Tests.Distances;
using Tracking.Model.Fences;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Fences;

/// <summary>Small fences of every shape about one place, and what holds a point by a set that was built at once.</summary>
internal static class MadeFences
{
    private static readonly GeoPoint Place = GeoPoint.FromDegrees(28, 116);

    /// <summary>A triangle, a circle or a corridor.</summary>
    public static FenceDefinition Any(RandomPaths random, string id, double spreadMeters = 20_000)
    {
        var center = random.Away(Place, random.Between(0, spreadMeters));
        var plain = new FenceDefinition(
            id, id, "", FenceAlerts.Enter, null, [], DeviceTime.MinValue, DeviceTime.MaxValue);
        var far = random.Away(center, random.Between(100, 3_000));
        return random.Next(3) switch
        {
            0 => plain with { GeometryJson = Geometry("Point", Text(center)), RadiusMeters = random.Between(50, 2_000) },
            1 => plain with
            {
                GeometryJson = Geometry("LineString", $"[{Text(center)},{Text(far)}]"),
                WidthMeters = random.Between(50, 500),
            },
            _ => plain with
            {
                GeometryJson = Geometry(
                    "Polygon", $"[[{Text(center)},{Text(far)},{Text(random.Away(center, 1_500))},{Text(center)}]]"),
            },
        };
    }

    /// <summary>A point that such a fence holds: its first.</summary>
    public static GeoPoint PointOf(FenceDefinition fence)
    {
        var first = GeoJsonReader.ReadGeometry(fence.GeometryJson, GeometryKinds.AreasPointsAndLines).Coordinate;
        return GeoPoint.FromDegrees(first.Y, first.X);
    }

    /// <summary>Both find the same ordinals for points all over the place.</summary>
    public static void AssertSame(IEnumerable<FenceVersion> versions, FenceSet set, RandomPaths random, int seed)
    {
        var expected = FenceSet.Build([.. versions]);
        var (ordinals, others) = (new int[2_000], new int[2_000]);
        for (var i = 0; i < 500; i++)
        {
            var point = random.Away(Place, random.Between(0, 25_000));
            var count = expected.Containing(point, ordinals);
            Assert.True(
                count == set.Containing(point, others) && ordinals.AsSpan(0, count).SequenceEqual(others.AsSpan(0, count)),
                $"seed {seed}: {point} in {set.LayerCount} layers");
            Assert.Equal(count, set.Containing(point, others.AsSpan(0, Math.Min(1, count))));
        }
    }

    private static string Geometry(string type, string coordinates) => $$"""{"type":"{{type}}","coordinates":{{coordinates}}}""";

    private static string Text(GeoPoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"[{point.Longitude},{point.Latitude}]");
}
