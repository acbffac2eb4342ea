using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Tracking.Api.Tests.Serving;
using Tracking.Model.Vehicles;
using Tracking.V1;
using Vehicle = Tracking.Model.Vehicles.Vehicle;

namespace Tracking.Api.Tests.Vehicles;

/// <summary>What was known of a vehicle at an instant.</summary>
public sealed class AsOfQuestionTests
{
    [Fact]
    public async Task GetVehicleAsOf_ThenAndNow_DifferInAllThatCameLater()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        await server.DriveAsync("A1", 36, 103, seconds: 0);
        var raised = Samples.Raised("A1", 0);
        await server.CommitAsync(raised);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await server.Store.Vehicles.RegisterAsync(
            [new Vehicle(VehicleId.Parse("A1"), VehicleClass.Hazmat, "Tankers", null)], CancellationToken.None);
        await server.DriveAsync("A1", 37, 104, seconds: 50);
        await server.CommitAsync(Samples.Ended(raised, 40));

        var then = await AsOfAsync(server, 30);
        var now = await AsOfAsync(server, 61);

        Assert.Equal(("Lines", "coach"), (then.Registration.Company, then.Registration.VehicleClass));
        Assert.Equal(Samples.TimestampAt(0), then.Live.Position.DeviceTime);
        var open = Assert.Single(then.OpenAlerts);
        Assert.Equal((raised.Id.Value, "open", 1u), (open.AlertId, open.State, open.Revision));
        Assert.Equal(("Tankers", "hazmat"), (now.Registration.Company, now.Registration.VehicleClass));
        Assert.Equal(Samples.TimestampAt(50), now.Live.Position.DeviceTime);
        Assert.Empty(now.OpenAlerts);
    }

    [Fact]
    public async Task GetVehicleAsOf_BeforeItWasRegistered_IsNotFound()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");

        var error = await Refusal.IsAsync(StatusCode.NotFound, "vehicle_not_found", () => AsOfAsync(server, 0));

        Assert.Equal("vehicle 'A1' was not registered before 2026-03-01T00:00:00Z", error.Status.Detail);
        Assert.Null((await AsOfAsync(server, 1)).Live);
    }

    [Fact]
    public async Task GetVehicleAsOf_NoInstantOrNoVehicle_SaysSo()
    {
        await using var server = await ApiServer.StartAsync();
        await server.RegisterAsync("Lines", "A1");
        await Refusal.IsAsync(StatusCode.InvalidArgument, "invalid_argument",
            server.Vehicles.GetVehicleAsOfAsync(new GetVehicleAsOfRequest { VehicleId = "A1" }));
        await Refusal.IsAsync(StatusCode.NotFound, "vehicle_not_found",
            server.Vehicles.GetVehicleAsOfAsync(
                new GetVehicleAsOfRequest { VehicleId = "A9", ReceivedBefore = new Timestamp() }));
    }

    private static async Task<VehicleAsOf> AsOfAsync(ApiServer server, double seconds) =>
        await server.Vehicles.GetVehicleAsOfAsync(new GetVehicleAsOfRequest
        {
            VehicleId = "A1", ReceivedBefore = Samples.TimestampAt(seconds),
        });
}
