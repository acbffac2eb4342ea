using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.Model.Positions;
using Tracking.V1;

namespace Tracking.Api.Tests.Live;

/// <summary>Who is near, and who is in an area.</summary>
public sealed class LiveQuestionsTests
{
    private static readonly Point Lanzhou = new() { LatitudeDeg = 36.0611, LongitudeDeg = 103.8343 };
    private static readonly Area Gansu = new() { Box = new Box { SouthDeg = 32, WestDeg = 92, NorthDeg = 43, EastDeg = 109 } };

    [Fact]
    public async Task ListNearest_SeveralVehicles_ComeByDistance()
    {
        await using var server = await StartAsync();

        var answer = await server.Vehicles.ListNearestAsync(new ListNearestRequest { Point = Lanzhou });

        Assert.Equal(["A1", "A2", "B1"], Ids(answer.Vehicles));
        var expected = GeoPoint.FromDegrees(36.0611, 103.8343).MetersTo(GeoPoint.FromDegrees(36.2, 103.8));
        Assert.Equal(expected, answer.Vehicles[1].DistanceM);
        Assert.Equal(("Lines", "coach"), (answer.Vehicles[0].Registration.Company, answer.Vehicles[0].Registration.VehicleClass));
        Assert.Equal(Samples.TimestampAt(5), answer.Vehicles[0].Live.Position.DeviceTime);
    }

    [Fact]
    public async Task ListNearest_CountDistanceAndFilter_Narrow()
    {
        await using var server = await StartAsync();

        Assert.Equal(["A1"], Ids((await server.Vehicles.ListNearestAsync(
            new ListNearestRequest { Point = Lanzhou, Count = 1 })).Vehicles));
        Assert.Equal(["A1", "A2"], Ids((await server.Vehicles.ListNearestAsync(
            new ListNearestRequest { Point = Lanzhou, MaxDistanceM = 20_000 })).Vehicles));
        Assert.Equal(["A2", "B1"], Ids((await server.Vehicles.ListNearestAsync(
            new ListNearestRequest { Point = Lanzhou, Filter = new VehicleFilter { HasOpenAlert = true } })).Vehicles));
        Assert.Equal(["B1"], Ids((await server.Vehicles.ListNearestAsync(
            new ListNearestRequest { Point = Lanzhou, Filter = new VehicleFilter { OpenAlertRule = "geofence", IdPrefix = "B" } }))
            .Vehicles));
        Assert.Equal(["B1"], Ids((await server.Vehicles.ListNearestAsync(
            new ListNearestRequest { Point = Lanzhou, Filter = new VehicleFilter { Company = "Tours", VehicleClass = "coach" } }))
            .Vehicles));
    }

    [Fact]
    public async Task ListNearest_WrongRequest_SaysWhatIsWrong()
    {
        await using var server = await ApiServer.StartAsync();
        await AssertInvalidAsync(server, new ListNearestRequest(), "point is not set");
        await AssertInvalidAsync(server, new ListNearestRequest { Point = new Point { LatitudeDeg = 91 } }, "latitude 91");
        await AssertInvalidAsync(server, new ListNearestRequest { Point = Lanzhou, Count = 1_001 }, "1 to 1000 are allowed");
        await AssertInvalidAsync(server, new ListNearestRequest { Point = Lanzhou, MaxDistanceM = -1 }, "max_distance_m is -1");
        await AssertInvalidAsync(
            server, new ListNearestRequest { Point = Lanzhou, MaxDistanceM = double.NaN }, "max_distance_m is NaN");
        await AssertInvalidAsync(
            server,
            new ListNearestRequest { Point = Lanzhou, Filter = new VehicleFilter { VehicleClass = "lorry" } },
            "filter.vehicle_class is 'lorry', none of other, coach");
        await AssertInvalidAsync(
            server,
            new ListNearestRequest { Point = Lanzhou, Filter = new VehicleFilter { Company = new string('x', 201) } },
            "filter.company has 201 characters");
    }

    [Fact]
    public async Task ListInArea_BoxCircleAndPolygon_HaveWhoIsInside()
    {
        await using var server = await StartAsync();
        var circle = new Area { Circle = new Circle { Center = Lanzhou, RadiusM = 20_000 } };
        var polygon = new Area
        {
            Geojson = """{"type":"Polygon","coordinates":[[[115,28],[117,28],[117,30],[115,30],[115,28]]]}""",
        };

        Assert.Equal(["A1", "A2"], Ids((await InAreaAsync(server, Gansu)).Vehicles));
        Assert.Equal(["A1", "A2"], Ids((await InAreaAsync(server, circle)).Vehicles));
        var inside = Assert.Single((await InAreaAsync(server, polygon)).Vehicles);
        Assert.Equal("B1", inside.Registration.VehicleId);
        Assert.Equal(
            GeoPoint.FromDegrees(29, 116).MetersTo(GeoPoint.FromDegrees(28.68, 115.86)), inside.DistanceM);
    }

    [Fact]
    public async Task ListInArea_Pages_HaveEachOnceAndTheTotal()
    {
        await using var server = await StartAsync();
        var earth = new Area { Circle = new Circle { Center = new Point(), RadiusM = 20_100_000 } };

        var first = await server.Vehicles.ListInAreaAsync(new ListInAreaRequest { Area = earth, PageSize = 2 });
        var second = await server.Vehicles.ListInAreaAsync(
            new ListInAreaRequest { Area = earth, PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal((3u, 3u, ""), (first.Total, second.Total, second.NextPageToken));
        Assert.Equal(["A1", "A2", "B1"], Ids(first.Vehicles.Concat(second.Vehicles)));
    }

    [Fact]
    public async Task ListInArea_VehicleLeaves_IsGoneAtOnce()
    {
        await using var server = await StartAsync();
        await server.DriveAsync("A1", 29, 110, seconds: 6);

        var answer = await server.Vehicles.ListInAreaAsync(
            new ListInAreaRequest { Area = Gansu, Filter = new VehicleFilter { IdPrefix = "A" } });

        Assert.Equal((1u, "A2"), (answer.Total, Assert.Single(answer.Vehicles).Registration.VehicleId));
    }

    [Fact]
    public async Task ListInArea_WrongRequest_SaysWhatIsWrong()
    {
        await using var server = await ApiServer.StartAsync();
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument",
            server.Vehicles.ListInAreaAsync(new ListInAreaRequest()));
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument",
            server.Vehicles.ListInAreaAsync(new ListInAreaRequest { Area = Gansu, PageSize = 1_001 }));
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument",
            server.Vehicles.ListInAreaAsync(new ListInAreaRequest { Area = Gansu, PageToken = "no token" }));
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_geojson",
            server.Vehicles.ListInAreaAsync(new ListInAreaRequest { Area = new Area { Geojson = "{}" } }));
    }

    // A1 and A2 near Lanzhou, B1 in Nanchang, C1 registered without a position; A2 and B1 have open alerts.
    private static async Task<ApiServer> StartAsync()
    {
        var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1", "A2", "C1");
        await server.RegisterAsync("Tours", "B1");
        await server.DriveAsync("A1", 36.0611, 103.8343, seconds: 5);
        await server.DriveAsync("A2", 36.2, 103.8, seconds: 5);
        await server.DriveAsync("B1", 28.68, 115.86, seconds: 5);
        await server.CommitAsync(Samples.Raised("A2", 1));
        await server.CommitAsync(Samples.Raised("B1", 1, "geofence"));
        return server;
    }

    private static async Task<ListInAreaResponse> InAreaAsync(ApiServer server, Area area) =>
        await server.Vehicles.ListInAreaAsync(new ListInAreaRequest { Area = area });

    private static async Task AssertInvalidAsync(ApiServer server, ListNearestRequest request, string said)
    {
        var error = await Refusal.IsAsync(
            StatusCode.InvalidArgument, "invalid_argument", server.Vehicles.ListNearestAsync(request));
        Assert.Contains(said, error.Status.Detail, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Ids(IEnumerable<NearbyVehicle> vehicles) =>
        vehicles.Select(static vehicle => vehicle.Registration.VehicleId);
}
