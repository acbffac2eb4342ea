using Tracking.Ingest.Vehicles;
using Tracking.Model.Vehicles;

namespace Tracking.Ingest.Tests.Vehicles;

public class HomeRegionTests
{
    [Theory]
    [InlineData("甘A12345-2", "620000")]
    [InlineData("赣M1234挂-2", "360000")]
    [InlineData("粤Z1234港-3", "810000")]
    [InlineData("truck-17", null)]
    [InlineData("甘", null)]
    public void Of_PlateOrOtherId_IsTheProvinceOrNothing(string id, string? expected) =>
        Assert.Equal(expected, HomeRegion.Of(VehicleId.Parse(id)));
}
