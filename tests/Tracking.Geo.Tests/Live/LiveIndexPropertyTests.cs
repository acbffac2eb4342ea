using NetTopologySuite.Geometries;
using Tracking.Geo.Areas;
using Tracking.Geo.Live;
using Tracking.Model.Positions;

namespace Tracking.Geo.Tests.Live;

/// <summary>The index against looking at every vehicle, while vehicles come and move; failures print their seed.</summary>
public sealed class LiveIndexPropertyTests
{
    private const int Rounds = 10;
    private const int Questions = 40;

    [Fact]
    public void FindNearest_RandomFleets_AgreesWithLookingAtAll() => Run((fleet, random, run) =>
    {
        var point = fleet.Anywhere();
        var count = 1 + random.Next(40);
        var maximum = random.Next(2) == 0 ? double.PositiveInfinity : Math.Pow(10, random.NextDouble() * 8);
        var expected = Nearest(fleet.All(point), maximum, count);
        var found = new LiveVehicle[count];
        AssertSame(expected, found[..fleet.Index.FindNearest(point, maximum, found)], $"{run}, near {point}");
    });

    [Fact]
    public void FindNearest_Filter_AgreesWithLookingAtAll() => Run((fleet, random, run) =>
    {
        var point = fleet.Anywhere();
        var digit = (char)('0' + random.Next(10));
        var expected = Nearest(fleet.All(point).Where(Fits), double.PositiveInfinity, 5);
        var found = new LiveVehicle[5];
        var count = fleet.Index.FindNearest(point, double.PositiveInfinity, vehicle => Fits(vehicle), found);
        AssertSame(expected, found[..count], $"{run}, near {point}, {digit}");

        bool Fits(LiveVehicle vehicle) => vehicle.Vehicle.Value[^1] == digit;
    });

    [Fact]
    public void FindInArea_RandomAreas_AgreesWithLookingAtAll() => Run((fleet, random, run) =>
    {
        var area = RandomArea(fleet, random);
        var expected = fleet.All(area.Center).Where(vehicle => area.Contains(vehicle.Position.Position.Point)).ToList();
        expected.Sort(LiveVehicle.CompareDistance);
        var found = new List<LiveVehicle>();
        fleet.Index.FindInArea(area, found);
        found.Sort(LiveVehicle.CompareDistance);
        AssertSame(expected, found, $"{run}, {area.GetType().Name} at {area.Center}");
    });

    private static void Run(Action<Fleet, Random, string> ask)
    {
        var firstSeed = Environment.TickCount;
        for (var seed = firstSeed; seed < firstSeed + Rounds; seed++)
        {
            var random = new Random(seed);
            var fleet = new Fleet(random);
            var vehicles = 1 + random.Next(3_000);
            for (var question = 0; question < Questions; question++)
            {
                for (var move = random.Next(1 + (vehicles / 4)); move >= 0; move--)
                {
                    fleet.MoveOne(vehicles);
                }

                Assert.Equal(fleet.Count, fleet.Index.Count);
                ask(fleet, random, $"seed {seed}, question {question}");
            }
        }
    }

    private static Area RandomArea(Fleet fleet, Random random)
    {
        var (one, two) = (fleet.Anywhere(), fleet.Anywhere());
        var (south, north) = one.Latitude < two.Latitude ? (one, two) : (two, one);
        return random.Next(4) switch
        {
            0 => new CircleArea(one, Math.Pow(10, random.NextDouble() * 7.5)),
            1 => new CircleArea(one, one.MetersTo(two)),
            2 => new PolygonArea([new Point(one.Longitude, Math.Clamp(one.Latitude, -80, 80)).Buffer(1).Intersection(
                new Polygon(new LinearRing([new(-180, -90), new(180, -90), new(180, 90), new(-180, 90), new(-180, -90)])))]),
            _ => new BoxArea(
                GeoPoint.FromDegrees(south.Latitude, one.Longitude), GeoPoint.FromDegrees(north.Latitude, two.Longitude)),
        };
    }

    private static List<LiveVehicle> Nearest(IEnumerable<LiveVehicle> all, double maximum, int count)
    {
        var sorted = all.Where(vehicle => vehicle.DistanceMeters <= maximum).ToList();
        sorted.Sort(LiveVehicle.CompareDistance);
        return [.. sorted.Take(count)];
    }

    private static void AssertSame(IReadOnlyList<LiveVehicle> expected, IReadOnlyList<LiveVehicle> found, string run) =>
        Assert.True(
            expected.SequenceEqual(found),
            $"{run}: expected {expected.Count}, found {found.Count}; "
            + $"missing {Texts(expected.Except(found))}, too many {Texts(found.Except(expected))}");

    private static string Texts(IEnumerable<LiveVehicle> vehicles) =>
        string.Join(' ', vehicles.Take(3).Select(static vehicle => $"{vehicle.Vehicle} {vehicle.Position.Position.Point}"));
}
