using Tracking.Model.Vehicles;

namespace Tracking.Model.Tests.Vehicles;

public sealed class VehicleClassTests
{
    // Stored with every registration: a number never changes its meaning.
    [Fact]
    public void Numbers_AreTheStoredOnes() => Assert.Equal(
        [
            ("Other", 0), ("Coach", 1), ("TourCoach", 2), ("Hazmat", 3),
            ("HeavyTruck", 4), ("SemiTrailerTractor", 5), ("SchoolBus", 6), ("Van", 7),
        ],
        Enum.GetValues<VehicleClass>().Select(static vehicleClass => (vehicleClass.ToString(), (int)vehicleClass)));
}
