using Tracking.Api.Vehicles;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using VehicleCount = Tracking.Storage.Vehicles.VehicleCount;

namespace Tracking.Api.Tests.Vehicles;

public sealed class VehicleCountsTests
{
    [Fact]
    public void ToMessage_SeveralLevels_AddUpInTheParents()
    {
        var message = VehicleCounts.ToMessage(
        [
            new VehicleCount(RegionPath.Of([("province", "36"), ("city", "3601")]), VehicleClass.Coach, 2),
            new VehicleCount(RegionPath.Of([("province", "36"), ("city", "3607")]), VehicleClass.Coach, 3),
            new VehicleCount(RegionPath.Of([("province", "36")]), VehicleClass.Van, 1),
            new VehicleCount(RegionPath.Empty, VehicleClass.Van, 4),
        ]);

        Assert.Equal(10u, message.Total);
        Assert.Equal(
            [("", "van", 4ul), ("36", "coach", 5ul), ("36", "van", 1ul), ("3601", "coach", 2ul), ("3607", "coach", 3ul)],
            message.Counts.Select(static count => (count.RegionCode, count.VehicleClass, count.Count)));
    }
}
