using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.Storage;
using Tracking.V1;

namespace Tracking.Api.Tests.Positions;

public sealed class TelematicsServiceTests
{
    [Fact]
    public async Task StreamPositions_BatchesAndAFlush_AreAnsweredInOrder()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        using var call = server.Telematics.StreamPositions(cancellationToken: server.Safety);

        await SendAsync(call, 1, Samples.Wire(seconds: 1), Samples.Wire(seconds: 2));
        await SendAsync(call, 2, Samples.Wire(seconds: 2), Samples.Wire("A2"));
        await call.RequestStream.WriteAsync(new StreamPositionsRequest { Flush = new Flush() });
        await call.RequestStream.CompleteAsync();
        var answers = await call.ResponseStream.NextAsync(3, server.Safety);

        Assert.Equal((1ul, 2u, 0u), (answers[0].Ack.Sequence, answers[0].Ack.Accepted, answers[0].Ack.Duplicate));
        Assert.Equal((2ul, 0u, 1u), (answers[1].Ack.Sequence, answers[1].Ack.Accepted, answers[1].Ack.Duplicate));
        Assert.Equal(1u, answers[1].Ack.Rejected["unknown_vehicle"]);
        Assert.NotNull(answers[2].Flushed);
        Assert.False(await call.ResponseStream.MoveNext(server.Safety));
        Assert.Equal((2, 1), (server.Grains.Vehicle("A1").Judged, server.Grains.Vehicle("A1").Flushes));
    }

    // One wrong clock must not cost the sender its stream.
    [Fact]
    public async Task StreamPositions_TimeBeyondEveryCalendar_IsRejectedAndTheStreamGoesOn()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        using var call = server.Telematics.StreamPositions(cancellationToken: server.Safety);
        var wrong = Samples.Wire();
        wrong.DeviceTime = new Timestamp { Seconds = long.MaxValue };

        await SendAsync(call, 1, wrong);
        await SendAsync(call, 2, Samples.Wire());
        var answers = await call.ResponseStream.NextAsync(2, server.Safety);

        Assert.Equal(1u, answers[0].Ack.Rejected["year_out_of_range"]);
        Assert.Equal(1u, answers[1].Ack.Accepted);
    }

    [Fact]
    public async Task StreamPositions_AnEmptyRequest_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        using var call = server.Telematics.StreamPositions(cancellationToken: server.Safety);

        await call.RequestStream.WriteAsync(new StreamPositionsRequest());

        await Refusal.IsAsync(StatusCode.InvalidArgument, "empty_request", call.ResponseStream);
    }

    [Fact]
    public async Task StreamPositions_TooManyRows_IsRefused()
    {
        await using var server = await ApiServer.StartAsync();
        using var call = server.Telematics.StreamPositions(cancellationToken: server.Safety);

        await SendAsync(call, 1, [.. Enumerable.Repeat(new V1.Position(), 10_001)]);

        await Refusal.IsAsync(StatusCode.InvalidArgument, "batch_too_large", call.ResponseStream);
    }

    [Fact]
    public async Task StreamPositions_StoreFails_IsStoreFailedWithoutAnAck()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        server.Log.Failure = new StorageException("disk full");
        using var call = server.Telematics.StreamPositions(cancellationToken: server.Safety);

        await SendAsync(call, 1, Samples.Wire());

        await Refusal.IsAsync(StatusCode.Unavailable, "store_failed", async () =>
        {
            Assert.False(await call.ResponseStream.MoveNext(server.Safety), "a batch was acked that is not stored");
        });
    }

    [Fact]
    public async Task RegisterVehicles_TwoCompanies_AreRegisteredWithTheirHomeRegions()
    {
        await using var server = await ApiServer.StartAsync();
        VehicleRegistration[] vehicles =
        [
            Registration("甘A12345-2", "Lines", "hazmat"),
            Registration("A1", "Tours", "tour-coach"),
            Registration("赣M1234-2", "Tours", "van", home: "110000"),
        ];

        var first = await RegisterAsync(server, vehicles);
        var second = await RegisterAsync(server, vehicles);

        Assert.Equal((3u, 0u), (first, second));
        var listed = (await server.Vehicles.ListVehiclesAsync(new ListVehiclesRequest())).Vehicles;
        Assert.Equal(
            [("A1", "Tours", "tour-coach", ""), ("甘A12345-2", "Lines", "hazmat", "620000"), ("赣M1234-2", "Tours", "van", "110000")],
            listed.Select(static vehicle => vehicle.Registration)
                .Select(static vehicle => (vehicle.VehicleId, vehicle.Company, vehicle.VehicleClass, vehicle.HomeRegionCode)));
    }

    public static TheoryData<VehicleRegistration, string> Wrong => new()
    {
        { Registration("a b"), "vehicles[1]: 'a b' is not a vehicle id" },
        { Registration(""), "vehicles[1]: ''" },
        { Registration("A2", vehicleClass: "tank"), "vehicles[1] (A2): 'tank' is not a vehicle class; there are other, coach" },
        { Registration("A2", company: new string('x', 201)), "longer than 200 characters" },
        { Registration("A2", home: new string('x', 65)), "longer than 64 characters" },
        { Registration("A2", company: "Lines\u001b[2J"), "the company's name holds control characters" },
        { Registration("A2", home: "36\n"), "the home region's code holds control characters" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task RegisterVehicles_OneIsWrong_SaysWhichAndRegistersNone(VehicleRegistration wrong, string shown)
    {
        await using var server = await ApiServer.StartAsync();

        var error = await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument",
            () => RegisterAsync(server, Registration("A1"), wrong));

        Assert.Contains(shown, error.Status.Detail, StringComparison.Ordinal);
        Assert.Empty((await server.Vehicles.ListVehiclesAsync(new ListVehiclesRequest())).Vehicles);
    }

    [Fact]
    public async Task RegisterVehicles_LongestNames_AreTaken()
    {
        await using var server = await ApiServer.StartAsync();

        Assert.Equal(1u, await RegisterAsync(
            server, Registration(new string('x', 64), company: new string('x', 200), home: new string('x', 64))));
    }

    [Fact]
    public async Task RegisterVehicles_MoreThanTenThousand_IsBatchTooLarge()
    {
        await using var server = await ApiServer.StartAsync();

        await Refusal.IsAsync(StatusCode.InvalidArgument, "batch_too_large",
            () => RegisterAsync(server, [.. Enumerable.Repeat(new VehicleRegistration(), 10_001)]));
    }

    [Fact]
    public async Task RegisterVehicles_CompanyOverItsLimit_IsFleetTooLarge()
    {
        await using var server = await ApiServer.StartAsync();
        var vehicles = Enumerable.Range(0, FakeFleet.Limit + 1).Select(static i => Registration($"A{i}", "Tours")).ToArray();

        var error = await Refusal.IsAsync(
            StatusCode.ResourceExhausted, "fleet_too_large", () => RegisterAsync(server, vehicles));

        Assert.Contains("'Tours'", error.Status.Detail, StringComparison.Ordinal);
        Assert.Empty((await server.Vehicles.ListVehiclesAsync(new ListVehiclesRequest())).Vehicles);
    }

    private static VehicleRegistration Registration(
        string id, string company = "Lines", string vehicleClass = "coach", string home = "") =>
        new() { VehicleId = id, Company = company, VehicleClass = vehicleClass, HomeRegionCode = home };

    private static async Task<uint> RegisterAsync(ApiServer server, params VehicleRegistration[] vehicles) =>
        (await server.Telematics.RegisterVehiclesAsync(
            new RegisterVehiclesRequest { Vehicles = { vehicles } }, cancellationToken: server.Safety)).Registered;

    private static Task SendAsync(
        AsyncDuplexStreamingCall<StreamPositionsRequest, StreamPositionsResponse> call,
        ulong sequence,
        params V1.Position[] positions) =>
        call.RequestStream.WriteAsync(new StreamPositionsRequest
        {
            Batch = new PositionBatch { Sequence = sequence, Positions = { positions } },
        });
}
