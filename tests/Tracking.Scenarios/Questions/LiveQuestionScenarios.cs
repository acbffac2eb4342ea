using Tracking.Client.Connections;
using Tracking.Scenarios.Silos;
using Tracking.Scenarios.Traces;
using Tracking.V1;

namespace Tracking.Scenarios.Questions;

/// <summary>
/// Who is near and who is in an area, asked of the whole system about 163 real vehicles, before and after a kill; the
/// right answers are worked out from the file.
/// </summary>
public sealed class LiveQuestionScenarios
{
    private const int Seed = 20_261_125;

    [Fact]
    public async Task Ask_RealVehicles_AgreesWithTheFileAlsoAfterAKill()
    {
        var trace = await Trace.ReadAsync("br-aracaju-cars-buses");
        var answers = new FileAnswers(trace.Positions);
        using var data = new DataFolder();
        await using (var silo = await RunningSilo.StartAsync(data.Path))
        {
            var sender = new Sender(silo.Connection);
            await sender.RegisterAsync(trace.VehicleIds, "coach");
            await sender.SendAllAsync(trace.Positions);
            await CheckAsync(silo.Connection, answers);
            await silo.KillAsync();
        }

        await using var again = await RunningSilo.StartAsync(data.Path);
        await CheckAsync(again.Connection, answers);
    }

    private static async Task CheckAsync(TrackingConnection connection, FileAnswers answers)
    {
        var known = answers.LastRows.Keys.ToHashSet();
        Assert.InRange(known.Count, 150, 163);
        var random = new Random(Seed);
        foreach (var place in answers.LastRows.Values.OrderBy(_ => random.Next()).Take(20).Select(FileAnswers.PointOf))
        {
            var expected = answers.Nearest(place);
            await CheckNearestAsync(connection, place, expected, known);
            await CheckCircleAsync(connection, place, expected, known);
            await CheckBoxAsync(connection, place, answers, known);
        }
    }

    private static async Task CheckNearestAsync(
        TrackingConnection connection,
        Point place,
        IReadOnlyList<(string Vehicle, double Meters)> expected,
        IReadOnlySet<string> known)
    {
        var answer = await connection.Vehicles.ListNearestAsync(new ListNearestRequest { Point = place, Count = 1_000 });
        var found = answer.Vehicles.Where(vehicle => known.Contains(vehicle.Registration.VehicleId)).ToList();
        Assert.Equal(expected.Count, found.Count);
        foreach (var (vehicle, row) in found.Zip(expected))
        {
            // Two that are equally far may come in either order: by their distances they are told apart no better.
            Assert.Equal(row.Meters, vehicle.DistanceM, 1e-3);
            Assert.Equal(expected.Single(entry => entry.Vehicle == vehicle.Registration.VehicleId).Meters, vehicle.DistanceM, 1e-3);
        }
    }

    private static async Task CheckCircleAsync(
        TrackingConnection connection,
        Point place,
        IReadOnlyList<(string Vehicle, double Meters)> expected,
        IReadOnlySet<string> known)
    {
        // Between two vehicles, so that rounding decides nothing.
        var last = Enumerable.Range(30, 50).First(i => expected[i + 1].Meters - expected[i].Meters > 0.1);
        var radius = (expected[last].Meters + expected[last + 1].Meters) / 2;
        var found = await InAreaAsync(connection, new Area { Circle = new Circle { Center = place, RadiusM = radius } }, known);
        Assert.Equal(expected.Take(last + 1).Select(static entry => entry.Vehicle).Order(StringComparer.Ordinal), found);
    }

    private static async Task CheckBoxAsync(
        TrackingConnection connection, Point place, FileAnswers answers, IReadOnlySet<string> known)
    {
        var box = new Box
        {
            SouthDeg = place.LatitudeDeg - 0.03,
            WestDeg = place.LongitudeDeg - 0.02,
            NorthDeg = place.LatitudeDeg + 0.01,
            EastDeg = place.LongitudeDeg + 0.05,
        };
        var expected = answers.LastRows.Values
            .Where(row => row.LatitudeDeg >= box.SouthDeg && row.LatitudeDeg <= box.NorthDeg
                && row.LongitudeDeg >= box.WestDeg && row.LongitudeDeg <= box.EastDeg)
            .Select(static row => row.VehicleId).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, await InAreaAsync(connection, new Area { Box = box }, known));
        Assert.Equal(expected, await InAreaAsync(connection, new Area { Geojson = GeoJsonOf(box) }, known));
    }

    private static string GeoJsonOf(Box box) => FormattableString.Invariant(
        $$"""
        {"type":"Polygon","coordinates":[[[{{box.WestDeg:R}},{{box.SouthDeg:R}}],[{{box.EastDeg:R}},{{box.SouthDeg:R}}],
        [{{box.EastDeg:R}},{{box.NorthDeg:R}}],[{{box.WestDeg:R}},{{box.NorthDeg:R}}],[{{box.WestDeg:R}},{{box.SouthDeg:R}}]]]}
        """);

    private static async Task<List<string>> InAreaAsync(
        TrackingConnection connection, Area area, IReadOnlySet<string> known)
    {
        var answer = await connection.Vehicles.ListInAreaAsync(new ListInAreaRequest { Area = area, PageSize = 1_000 });
        return [.. answer.Vehicles.Select(static vehicle => vehicle.Registration.VehicleId).Where(known.Contains)];
    }
}
