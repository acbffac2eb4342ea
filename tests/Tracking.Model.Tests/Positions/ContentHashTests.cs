using Tracking.Model.Positions;

namespace Tracking.Model.Tests.Positions;

public sealed class ContentHashTests
{
    private static readonly Position Full = new(
        new DeviceTime(1_772_323_200_000),
        GeoPoint.FromDegrees(36.0611, 103.8343),
        Speed.FromKilometersPerHour(80),
        Heading.FromDegrees(90),
        1_000,
        true);

    // The hash is stored and orders fixes of the same time: another hash would judge stored positions in another order.
    // Computed outside this program: SHA-256 over six big-endian doubles, NaN fff8000000000000 for what is not said.
    [Fact]
    public void Of_EveryFieldSaid_IsTheGoldenValue() => Assert.Equal(0x58775103eaf5124eUL, ContentHash.Of(Full).Value);

    [Fact]
    public void Of_OnlyAPoint_IsTheGoldenValue() =>
        Assert.Equal(0xbe9307ea003c3eceUL, ContentHash.Of(new Position(Full.DeviceTime, Full.Point)).Value);

    [Fact]
    public void Of_EverythingZero_IsTheGoldenValue()
    {
        var zero = new Position(
            default, GeoPoint.FromDegrees(0, 0), Speed.Zero, Heading.FromDegrees(0), 0, false);

        Assert.Equal(0x17b0761f87b081d5UL, ContentHash.Of(zero).Value);
    }

    [Fact]
    public void Of_AnyOtherField_IsAnotherHash()
    {
        Position[] others =
        [
            Full,
            Full with { Point = GeoPoint.FromDegrees(36.0612, 103.8343) },
            Full with { Point = GeoPoint.FromDegrees(36.0611, 103.8344) },
            Full with { Speed = Speed.FromKilometersPerHour(80.1) },
            Full with { Speed = Speed.Zero },
            Full with { Speed = null },
            Full with { Heading = Heading.FromDegrees(91) },
            Full with { Heading = Heading.FromDegrees(0) },
            Full with { Heading = null },
            Full with { OdometerMeters = 1_001 },
            Full with { OdometerMeters = 0 },
            Full with { OdometerMeters = null },
            Full with { IgnitionOn = false },
            Full with { IgnitionOn = null },
            Full with { Emergency = false },
            Full with { Emergency = true },
        ];

        Assert.Equal(others.Length, others.Select(ContentHash.Of).Distinct().Count());
    }

    [Fact]
    public void Of_AnotherDeviceTime_IsTheSameHash() =>
        Assert.Equal(ContentHash.Of(Full), ContentHash.Of(Full with { DeviceTime = new DeviceTime(0) }));

    [Fact]
    public void Of_NegativeZeroOdometer_IsTheHashOfZero() =>
        Assert.Equal(
            ContentHash.Of(Full with { OdometerMeters = 0.0 }), ContentHash.Of(Full with { OdometerMeters = -0.0 }));

    [Fact]
    public void CompareTo_HighestBitSet_IsTheGreater() =>
        Assert.True(new ContentHash(0x8000000000000000).CompareTo(new ContentHash(1)) > 0);
}
