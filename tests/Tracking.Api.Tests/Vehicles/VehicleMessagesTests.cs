using Tracking.Api.Tests.Serving;
using Tracking.Api.Vehicles;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;
using Tracking.V1;
using Vehicle = Tracking.Model.Vehicles.Vehicle;

namespace Tracking.Api.Tests.Vehicles;

public sealed class VehicleMessagesTests
{
    private static readonly VehicleId A1 = VehicleId.Parse("A1");

    [Fact]
    public void ToMessage_RegistrationAndLivePosition_CarriesBoth()
    {
        var head = new VehicleHead(A1, new LogOffset(0, 1), LogOffset.Start, new ReceivedAt(0), false, Samples.Logged(5));

        var message = VehicleMessages.ToMessage(new Vehicle(A1, VehicleClass.TourCoach, "Tours", "360000"), head);

        Assert.Equal(
            new VehicleRegistration { VehicleId = "A1", VehicleClass = "tour-coach", Company = "Tours", HomeRegionCode = "360000" },
            message.Registration);
        Assert.Equal(Samples.TimestampAt(5), message.Live.Position.DeviceTime);
    }

    [Fact]
    public void ToMessage_NoHomeAndNoPosition_LeavesThemUnset()
    {
        var message = VehicleMessages.ToMessage(new Vehicle(A1, VehicleClass.Other, "", null), null);

        Assert.Equal(("", ""), (message.Registration.Company, message.Registration.HomeRegionCode));
        Assert.Null(message.Live);
    }
}
