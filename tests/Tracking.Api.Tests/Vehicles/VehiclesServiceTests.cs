using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.Contracts.Vehicles;
using Tracking.V1;

namespace Tracking.Api.Tests.Vehicles;

public sealed class VehiclesServiceTests
{
    [Fact]
    public async Task GetVehicle_Registered_HasLivePositionAndJudging()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "甘A12345-2");
        await server.AppendAsync("甘A12345-2", 1, 2);
        server.Grains.Vehicle("甘A12345-2").Status = new VehicleStatus(Samples.At(2).UnixMilliseconds, ["a", "b"]);

        var vehicle = await server.Vehicles.GetVehicleAsync(new GetVehicleRequest { VehicleId = "甘A12345-2" });

        Assert.Equal(("甘A12345-2", "Lines"), (vehicle.Registration.VehicleId, vehicle.Registration.Company));
        Assert.Equal((Samples.TimestampAt(2), Samples.TimestampAt(2)), (vehicle.Live.Position.DeviceTime, vehicle.JudgedUntil));
        Assert.Equal(["a", "b"], vehicle.OpenAlertIds);
    }

    [Fact]
    public async Task GetVehicle_NothingYet_LeavesTheRestUnset()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");

        var vehicle = await server.Vehicles.GetVehicleAsync(new GetVehicleRequest { VehicleId = "A1" });

        Assert.Equal((null, null, 0), (vehicle.Live, vehicle.JudgedUntil, vehicle.OpenAlertIds.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A9")]
    [InlineData("a b")]
    [InlineData("a\r\nb")]
    public async Task GetVehicle_Unknown_IsNotFound(string id)
    {
        await using var server = await ApiServer.StartAsync();

        var error = await Refusal.IsAsync(StatusCode.NotFound, "vehicle_not_found",
            server.Vehicles.GetVehicleAsync(new GetVehicleRequest { VehicleId = id }));

        Assert.Equal($"vehicle '{id}' is not registered", error.Status.Detail);
    }

    // The message quotes the id in a trailer, whose size clients limit.
    [Fact]
    public async Task GetVehicle_VeryLongId_IsNotFoundAllTheSame()
    {
        await using var server = await ApiServer.StartAsync();

        await Refusal.IsAsync(StatusCode.NotFound, "vehicle_not_found",
            server.Vehicles.GetVehicleAsync(new GetVehicleRequest { VehicleId = new string('甘', 100_000) }));
    }

    [Fact]
    public async Task ListVehicles_PageByPage_GivesEachOnceById()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "C", "A", "B");
        await server.RegisterAsync("Tours", "B2", "甘A12345-2");
        await server.AppendAsync("B", 1);

        var all = await ListAsync(server, "", 2);
        var tours = await ListAsync(server, "Tours", 1);

        Assert.Equal(["A", "B", "B2", "C", "甘A12345-2"], all.Select(static vehicle => vehicle.Registration.VehicleId));
        Assert.Equal(["B2", "甘A12345-2"], tours.Select(static vehicle => vehicle.Registration.VehicleId));
        Assert.Equal("B", Assert.Single(all, static vehicle => vehicle.Live is not null).Registration.VehicleId);
    }

    [Fact]
    public async Task ListVehicles_WrongRequests_AreInvalidArgument()
    {
        await using var server = await ApiServer.StartAsync();

        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument",
            server.Vehicles.ListVehiclesAsync(new ListVehiclesRequest { PageSize = 1_001 }));
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument",
            server.Vehicles.ListVehiclesAsync(new ListVehiclesRequest { PageToken = "no token" }));
    }

    [Fact]
    public async Task GetTrack_SeveralPages_IsEveryPositionInOrder()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        await server.AppendAsync("A1", [.. Enumerable.Range(0, 2_500).Select(static i => (double)(2_499 - i))]);

        var parts = await TrackAsync(server, new GetTrackRequest { VehicleId = "A1" });

        Assert.Equal([1_000, 1_000, 500], parts.Select(static part => part.Positions.Count));
        Assert.Equal(
            Enumerable.Range(0, 2_500).Select(static i => Samples.TimestampAt(i)),
            parts.SelectMany(static part => part.Positions).Select(static position => position.Position.DeviceTime));
    }

    [Fact]
    public async Task GetTrack_ExactlyOnePage_IsOnePart()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        await server.AppendAsync("A1", [.. Enumerable.Range(0, 1_000).Select(static i => (double)i)]);

        Assert.Single(await TrackAsync(server, new GetTrackRequest { VehicleId = "A1" }));
    }

    [Fact]
    public async Task GetTrack_FromAndTo_TakesTheFirstAndLeavesTheLastOut()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        await server.AppendAsync("A1", 1, 2, 3, 4);

        var parts = await TrackAsync(
            server, new GetTrackRequest { VehicleId = "A1", From = Samples.TimestampAt(2), To = Samples.TimestampAt(4) });

        Assert.Equal([Samples.TimestampAt(2), Samples.TimestampAt(3)],
            Assert.Single(parts).Positions.Select(static position => position.Position.DeviceTime));
    }

    [Fact]
    public async Task GetTrack_BoundsBeyondEveryCalendar_IsEverything()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        await server.AppendAsync("A1", 1, 2);

        var parts = await TrackAsync(server, new GetTrackRequest
        {
            VehicleId = "A1",
            From = new Timestamp { Seconds = long.MinValue },
            To = new Timestamp { Seconds = long.MaxValue },
        });

        Assert.Equal(2, Assert.Single(parts).Positions.Count);
    }

    [Fact]
    public async Task GetTrack_NothingOrUnknown_IsEmptyOrNotFound()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");

        Assert.Empty(await TrackAsync(server, new GetTrackRequest { VehicleId = "A1" }));
        await Refusal.IsAsync(StatusCode.NotFound, "vehicle_not_found",
            () => TrackAsync(server, new GetTrackRequest { VehicleId = "A9" }));
    }

    private static async Task<List<Vehicle>> ListAsync(ApiServer server, string company, uint pageSize)
    {
        var vehicles = new List<Vehicle>();
        var token = "";
        do
        {
            var page = await server.Vehicles.ListVehiclesAsync(
                new ListVehiclesRequest { Company = company, PageSize = pageSize, PageToken = token });
            vehicles.AddRange(page.Vehicles);
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        return vehicles;
    }

    private static async Task<List<TrackPart>> TrackAsync(ApiServer server, GetTrackRequest request)
    {
        using var call = server.Vehicles.GetTrack(request, cancellationToken: server.Safety);
        var parts = new List<TrackPart>();
        while (await call.ResponseStream.MoveNext(server.Safety))
        {
            parts.Add(call.ResponseStream.Current);
        }

        return parts;
    }
}
