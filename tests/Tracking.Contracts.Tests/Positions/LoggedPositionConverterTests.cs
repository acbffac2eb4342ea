using Tracking.Contracts.Positions;
using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Contracts.Tests.Positions;

public sealed class LoggedPositionConverterTests
{
    private static readonly Position Full = new(
        new DeviceTime(1_772_323_200_123),
        GeoPoint.FromDegrees(-10.9393414, 116.216516),
        Speed.FromKilometersPerHour(80.1),
        Heading.FromDegrees(359.9),
        8_865_123.4,
        true,
        false);

    public static TheoryData<Position> Positions() =>
        [Full, new Position(Full.DeviceTime, Full.Point), Full with { IgnitionOn = false, OdometerMeters = 0, Emergency = true }];

    [Theory]
    [MemberData(nameof(Positions))]
    public void Convert_ThereAndBack_LosesNothing(Position position)
    {
        var logged = new LoggedPosition(
            new LogOffset(3, 4_711),
            position,
            ContentHash.Of(position),
            new ReceivedAt(1_772_323_201_456),
            QualityFlags.Stale | QualityFlags.SameTime,
            RegionPath.Of([("province", "360000"), ("city", "360100")]));
        var converter = new LoggedPositionConverter();
        Assert.Equal(logged, converter.ConvertFromSurrogate(converter.ConvertToSurrogate(logged)));
    }

    [Fact]
    public void Convert_NoRegion_StaysNoRegion()
    {
        var logged = new LoggedPosition(
            LogOffset.Start, Full, ContentHash.Of(Full), new ReceivedAt(0), QualityFlags.None, RegionPath.Empty);
        var converter = new LoggedPositionConverter();
        Assert.Equal(RegionPath.Empty, converter.ConvertFromSurrogate(converter.ConvertToSurrogate(logged)).Regions);
    }
}
