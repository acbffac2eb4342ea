using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Tests.Folding;

public sealed class DriverLookupTests
{
    private static readonly VehicleId Vehicle = VehicleId.Parse("V");

    [Theory]
    [InlineData(5, 100, "unknown@V")]
    [InlineData(10, 100, "A")]
    [InlineData(19, 100, "A")]
    [InlineData(20, 100, "B")]
    [InlineData(20, 7, "A")]
    [InlineData(20, 3, "unknown@V")]
    public void At_TimeAndKnowledge_DecideTheDriver(long time, long knownAt, string driver)
    {
        var lookup = new DriverLookup([On("A", 10, 3), On("B", 20, 7)]);
        Assert.Equal(driver, lookup.At(Vehicle, new DeviceTime(time), new LogOffset(0, knownAt)));
    }

    [Fact]
    public void At_NoEvents_IsUnknown() =>
        Assert.Equal("unknown@V", new DriverLookup([]).At(Vehicle, new DeviceTime(1), new LogOffset(0, 1)));

    private static SignEvent On(string driver, long at, long knownAfter) =>
        new(DriverId.Parse(driver), Vehicle, new DeviceTime(at), SignKind.On, new LogOffset(0, knownAfter));
}
