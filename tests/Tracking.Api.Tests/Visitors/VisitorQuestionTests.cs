using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.Model.Positions;
using Tracking.V1;

namespace Tracking.Api.Tests.Visitors;

/// <summary>Who was in an area between two instants.</summary>
public sealed class VisitorQuestionTests
{
    private static readonly Area Lanzhou = new()
    {
        Circle = new Circle { Center = new Point { LatitudeDeg = 36, LongitudeDeg = 103 }, RadiusM = 20_000 },
    };

    [Fact]
    public async Task ListVisitors_InAndOut_HasFirstLastAndNumber()
    {
        await using var server = await StartAsync();

        var visitor = Assert.Single((await server.Vehicles.ListVisitorsAsync(Ask(0, 100))).Visitors);

        Assert.Equal(("A1", "Lines", 2ul), (visitor.Registration.VehicleId, visitor.Registration.Company, visitor.FixesInside));
        Assert.Equal(
            (Samples.TimestampAt(1), Samples.TimestampAt(3)),
            (visitor.First.Position.DeviceTime, visitor.Last.Position.DeviceTime));
        Assert.Equal(
            GeoPoint.FromDegrees(36, 103).MetersTo(GeoPoint.FromDegrees(36.1, 103)), visitor.LastDistanceM);
        Assert.Empty((await server.Vehicles.ListVisitorsAsync(Ask(2, 3))).Visitors);
        Assert.Equal(2, (await server.Vehicles.ListVisitorsAsync(Ask(2, 200))).Visitors.Count);
    }

    [Fact]
    public async Task ListVisitors_Pages_HaveEachOnce()
    {
        await using var server = await StartAsync();
        var request = Ask(0, 200);
        request.PageSize = 1;

        var ids = new List<string>();
        do
        {
            var page = await server.Vehicles.ListVisitorsAsync(request);
            ids.AddRange(page.Visitors.Select(static visitor => visitor.Registration.VehicleId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(["A1", "B1"], ids);
    }

    [Fact]
    public async Task ListVisitors_WrongRequest_SaysWhatIsWrong()
    {
        await using var server = await ApiServer.StartAsync();
        await AssertInvalidAsync(server, static request => request.Area = null, "area is not set");
        await AssertInvalidAsync(server, static request => request.From = null, "from is not set");
        await AssertInvalidAsync(server, static request => request.To = null, "to is not set");
        await AssertInvalidAsync(server, static request => request.To = request.From, "is not before to");
        await AssertInvalidAsync(server, static request => request.PageSize = 1_001, "page_size is 1001");
        await AssertInvalidAsync(server, static request => request.PageToken = "a b", "page_token");
        await AssertInvalidAsync(
            server, static request => request.Filter = new VehicleFilter { RegionCode = "36" }, "say how it is now");
        await AssertInvalidAsync(
            server, static request => request.Filter = new VehicleFilter { HasOpenAlert = true }, "say how it is now");
    }

    private static async Task AssertInvalidAsync(ApiServer server, Action<ListVisitorsRequest> spoil, string said)
    {
        var request = Ask(0, 1);
        spoil(request);
        var error = await Refusal.IsAsync(
            StatusCode.InvalidArgument, "invalid_argument", server.Vehicles.ListVisitorsAsync(request));
        Assert.Contains(said, error.Status.Detail, StringComparison.Ordinal);
    }

    // A1 is inside at 1 s and 3 s, B1 at 150 s.
    private static async Task<ApiServer> StartAsync()
    {
        var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1", "B1");
        await server.DriveAsync("A1", 40, 103, seconds: 0);
        await server.DriveAsync("A1", 36, 103, seconds: 1);
        await server.DriveAsync("A1", 40, 103, seconds: 2);
        await server.DriveAsync("A1", 36.1, 103, seconds: 3);
        await server.DriveAsync("B1", 36, 103, seconds: 150);
        return server;
    }

    private static ListVisitorsRequest Ask(double from, double to) =>
        new() { Area = Lanzhou, From = Samples.TimestampAt(from), To = to < 0 ? new Timestamp() : Samples.TimestampAt(to) };
}
