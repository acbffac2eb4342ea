using Tracking.Ingest.Positions;
using Tracking.Model.Positions;

namespace Tracking.Ingest.Tests.Positions;

public class PositionCheckTests
{
    private const long Start2000 = 946_684_800_000;
    private const long End2099 = 4_102_444_800_000;

    private static readonly RawPosition Valid = new()
    {
        VehicleId = "A1",
        DeviceTime = new DeviceTime(1_772_323_200_000),
        LatitudeDegrees = 36.0611,
        LongitudeDegrees = 103.8343,
        SpeedKmh = 80,
        HeadingDegrees = 90,
        OdometerKm = 12.5,
        IgnitionOn = true,
        Emergency = true,
    };

    [Fact]
    public void Check_EveryFieldSaid_IsTheSameInSiUnits() => Assert.Equal(
        new Position(
            new DeviceTime(1_772_323_200_000),
            GeoPoint.FromDegrees(36.0611, 103.8343),
            Speed.FromKilometersPerHour(80),
            Heading.FromDegrees(90),
            12_500,
            true,
            true),
        PositionCheck.Check(Valid, out _, out _));

    [Fact]
    public void Check_NothingButTheNecessary_LeavesTheRestUnsaid()
    {
        var raw = Valid with { SpeedKmh = null, HeadingDegrees = null, OdometerKm = null, IgnitionOn = null, Emergency = null };

        var position = PositionCheck.Check(raw, out var reason, out var message);

        Assert.Equal(new Position(raw.DeviceTime!.Value, GeoPoint.FromDegrees(36.0611, 103.8343)), position);
        Assert.Equal(("", ""), (reason, message));
    }

    [Fact]
    public void Check_NoTime_IsTimeMissing() => Rejected(Valid with { DeviceTime = null }, RejectReason.TimeMissing, "no device time");

    [Theory]
    [InlineData(Start2000 - 1, "1999-12-31T23:59:59.999Z")]
    [InlineData(End2099, "2100-01-01T00:00:00Z")]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(long.MinValue, "-infinity")]
    [InlineData(long.MaxValue, "infinity")]
    public void Check_OutsideTheYears_IsYearOutOfRange(long timeMs, string shown) =>
        Rejected(Valid with { DeviceTime = new DeviceTime(timeMs) }, RejectReason.YearOutOfRange, shown);

    [Theory]
    [InlineData(Start2000)]
    [InlineData(End2099 - 1)]
    public void Check_FirstAndLastInstantOfTheYears_Passes(long timeMs) =>
        Passes(Valid with { DeviceTime = new DeviceTime(timeMs) });

    [Theory]
    [InlineData(90.0001, 0)]
    [InlineData(-90.0001, 0)]
    [InlineData(0, 180.0001)]
    [InlineData(0, -180.0001)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.PositiveInfinity)]
    public void Check_OffTheEarth_IsCoordinatesOutOfRange(double latitude, double longitude) => Rejected(
        Valid with { LatitudeDegrees = latitude, LongitudeDegrees = longitude },
        RejectReason.CoordinatesOutOfRange,
        FormattableString.Invariant($"latitude {latitude}, longitude {longitude}"));

    [Theory]
    [InlineData(90, 180)]
    [InlineData(-90, -180)]
    public void Check_CornerOfTheEarth_Passes(double latitude, double longitude) =>
        Passes(Valid with { LatitudeDegrees = latitude, LongitudeDegrees = longitude });

    [Theory]
    [InlineData(-0.1)]
    [InlineData(500.1)]
    [InlineData(double.NaN)]
    public void Check_NoSpeed_IsSpeedOutOfRange(double speed) => Rejected(
        Valid with { SpeedKmh = speed }, RejectReason.SpeedOutOfRange, FormattableString.Invariant($"speed {speed}"));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(360.1)]
    [InlineData(double.NaN)]
    public void Check_NoHeading_IsHeadingOutOfRange(double heading) => Rejected(
        Valid with { HeadingDegrees = heading }, RejectReason.HeadingOutOfRange, FormattableString.Invariant($"heading {heading}"));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(100_000_000.1)]
    [InlineData(double.NaN)]
    public void Check_NoOdometer_IsOdometerOutOfRange(double odometer) => Rejected(
        Valid with { OdometerKm = odometer }, RejectReason.OdometerOutOfRange, FormattableString.Invariant($"odometer {odometer}"));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(500, 360, 100_000_000)]
    public void Check_EndsOfTheRanges_Pass(double speed, double heading, double odometer) =>
        Passes(Valid with { SpeedKmh = speed, HeadingDegrees = heading, OdometerKm = odometer });

    [Fact]
    public void FlagsOf_LivePosition_AreNone() => Assert.Equal(QualityFlags.None, FlagsAtAge(TimeSpan.FromSeconds(2)));

    [Fact]
    public void FlagsOf_ExactOrigin_IsZero()
    {
        Assert.Equal(QualityFlags.Zero, FlagsAtAge(TimeSpan.Zero, GeoPoint.FromDegrees(0, 0)));
        Assert.Equal(QualityFlags.None, FlagsAtAge(TimeSpan.Zero, GeoPoint.FromDegrees(0, 0.000001)));
    }

    [Fact]
    public void FlagsOf_TenMinutesAhead_IsFutureOnlyBeyond()
    {
        Assert.Equal(QualityFlags.None, FlagsAtAge(TimeSpan.FromMinutes(-10)));
        Assert.Equal(QualityFlags.Future, FlagsAtAge(TimeSpan.FromMinutes(-10) - TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void FlagsOf_TenMinutesOld_IsStaleOnlyBeyond()
    {
        Assert.Equal(QualityFlags.None, FlagsAtAge(TimeSpan.FromMinutes(10)));
        Assert.Equal(QualityFlags.Stale, FlagsAtAge(TimeSpan.FromMinutes(10) + TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void FlagsOf_OldAndAtTheOrigin_AreBoth() => Assert.Equal(
        QualityFlags.Zero | QualityFlags.Stale, FlagsAtAge(TimeSpan.FromHours(1), GeoPoint.FromDegrees(0, 0)));

    private static QualityFlags FlagsAtAge(TimeSpan age, GeoPoint? point = null)
    {
        var received = new ReceivedAt(1_772_323_200_000);
        var time = new DeviceTime(received.UnixMilliseconds - (long)age.TotalMilliseconds);
        return PositionCheck.FlagsOf(new Position(time, point ?? GeoPoint.FromDegrees(36, 103)), received);
    }

    private static void Passes(RawPosition raw) => Assert.NotNull(PositionCheck.Check(raw, out _, out _));

    private static void Rejected(RawPosition raw, string expected, string shown)
    {
        Assert.Null(PositionCheck.Check(raw, out var reason, out var message));
        Assert.Equal(expected, reason);
        Assert.Contains(shown, message, StringComparison.Ordinal);
    }
}
