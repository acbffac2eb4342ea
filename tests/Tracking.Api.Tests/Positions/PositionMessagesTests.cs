using Tracking.Api.Positions;
using Tracking.Api.Tests.Serving;
using Tracking.Ingest.Positions;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace Tracking.Api.Tests.Positions;

public sealed class PositionMessagesTests
{
    [Fact]
    public void ToRaw_NothingSaid_IsNullNotZero() => Assert.Equal(
        new RawPosition { VehicleId = "", DeviceTime = null, LatitudeDegrees = 0, LongitudeDegrees = 0 },
        PositionMessages.ToRaw(new V1.Position()));

    [Fact]
    public void ToRaw_EveryFieldSaid_CarriesItZerosToo()
    {
        var message = new V1.Position
        {
            VehicleId = "A1",
            DeviceTime = Samples.TimestampAt(1),
            LatitudeDeg = 36,
            LongitudeDeg = 103,
            SpeedKmh = 0,
            HeadingDeg = 0,
            OdometerKm = 0,
            IgnitionOn = false,
            Emergency = false,
        };

        var expected = new RawPosition
        {
            VehicleId = "A1",
            DeviceTime = Samples.At(1),
            LatitudeDegrees = 36,
            LongitudeDegrees = 103,
            SpeedKmh = 0,
            HeadingDegrees = 0,
            OdometerKm = 0,
            IgnitionOn = false,
            Emergency = false,
        };
        Assert.Equal(expected, PositionMessages.ToRaw(message));
    }

    [Theory]
    [InlineData(82.5, 359.9, 123_456.789, true)]
    [InlineData(0, 0, 0, false)]
    public void ToMessage_WhatASenderSaid_ComesBackAsItWas(double speed, double heading, double odometerKm, bool ignition)
    {
        var position = Samples.Fix(1, speed) with
        {
            Heading = Heading.FromDegrees(heading), OdometerMeters = odometerKm * 1_000, IgnitionOn = ignition,
            Emergency = !ignition,
        };

        var message = Message(Samples.Logged(1) with { Position = position }).Position;

        Assert.Equal((speed, heading, odometerKm, ignition, !ignition),
            (message.SpeedKmh, message.HeadingDeg, message.OdometerKm, message.IgnitionOn, message.Emergency));
        Assert.Equal(("A1", 36.0611, 103.8343), (message.VehicleId, message.LatitudeDeg, message.LongitudeDeg));
        Assert.Equal(Samples.TimestampAt(1), message.DeviceTime);
    }

    [Fact]
    public void ToMessage_NothingSaid_IsUnset()
    {
        var bare = new Position(Samples.At(1), GeoPoint.FromDegrees(36, 103));

        var message = Message(Samples.Logged(1) with { Position = bare });

        Assert.False(message.Position.HasSpeedKmh || message.Position.HasHeadingDeg);
        Assert.False(message.Position.HasOdometerKm || message.Position.HasIgnitionOn || message.Position.HasEmergency);
        Assert.Equal((0, 0), (message.Flags.Count, message.RegionCodes.Count));
    }

    [Fact]
    public void ToMessage_EveryFlag_HasAWord()
    {
        var all = Enum.GetValues<QualityFlags>().Aggregate(static (left, right) => left | right);

        var message = Message(Samples.Logged(1) with
        {
            Flags = all, Regions = RegionPath.Of([("province", "360000"), ("city", "360100")]),
        });

        Assert.Equal(["zero", "future", "stale", "same-time", "jump", "unjudged", "frozen"], message.Flags);
        Assert.Equal(["360000", "360100"], message.RegionCodes);
        Assert.Equal(Samples.TimestampAt(0), message.ReceivedAt);
    }

    [Theory]
    [InlineData(1, 999_999_999, 1_999)]
    [InlineData(0, 1, 0)]
    [InlineData(-1, 999_000_000, -1)]
    [InlineData(253_402_300_799, 999_999_999, 253_402_300_799_999)]
    public void ToDeviceTime_Timestamp_IsCutToMilliseconds(long seconds, int nanos, long expectedMs) =>
        Assert.Equal(new DeviceTime(expectedMs), PositionMessages.ToDeviceTime(new Timestamp { Seconds = seconds, Nanos = nanos }));

    // The wire carries any 64-bit number: one that overflowed would end the sender's whole stream.
    [Theory]
    [InlineData(long.MaxValue, int.MaxValue)]
    [InlineData(9_223_372_036_854_776, 0)]
    [InlineData(long.MinValue, int.MinValue)]
    [InlineData(-9_223_372_036_854_776, 0)]
    public void ToDeviceTime_BeyondEveryCalendar_IsOutOfRangeNotAnError(long seconds, int nanos)
    {
        var time = PositionMessages.ToDeviceTime(new Timestamp { Seconds = seconds, Nanos = nanos });

        Assert.Equal(seconds > 0 ? DeviceTime.MaxValue : DeviceTime.MinValue, time);
    }

    [Fact]
    public void ToDeviceTime_NotSet_IsNull() => Assert.Null(PositionMessages.ToDeviceTime(null));

    private static V1.StoredPosition Message(LoggedPosition logged) =>
        PositionMessages.ToMessage(VehicleId.Parse("A1"), logged);
}
