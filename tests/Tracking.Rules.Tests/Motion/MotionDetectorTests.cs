using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Motion;

namespace Tracking.Rules.Tests.Motion;

public sealed class MotionDetectorTests
{
    [Fact]
    public void Step_StopOfTwoMinutes_EndsTheDriveWhereItBegan() =>
        Assert.Equal(
            ["Driving 0-600", "Stopped 600-720+"],
            new MotionRun().Drive(0, 590, 60).Drive(600, 720, 0).Summary);

    [Fact]
    public void Step_StopOfJustUnderTwoMinutes_IsPartOfTheDrive() =>
        Assert.Equal(
            ["Driving 0-1000+"],
            new MotionRun().Drive(0, 590, 60).Drive(600, 710, 0).Drive(719, 1_000, 60).Fix(1_000, 60).Renew().Summary);

    [Fact]
    public void Step_PendingStop_IsNotCountedAsDriving() =>
        Assert.Equal(["Driving 0-600+"], new MotionRun().Drive(0, 590, 60).Drive(600, 710, 0).Renew().Summary);

    [Fact]
    public void Step_MovementOfTwentySeconds_EndsTheStopWhereItBegan() =>
        Assert.Equal(
            ["Stopped 0-300", "Driving 300-320+"],
            new MotionRun().Drive(0, 290, 0).Drive(300, 320, 30).Summary);

    [Fact]
    public void Step_ShuntingOfTenSeconds_IsPartOfTheStop() =>
        Assert.Equal(
            ["Stopped 0-600+"],
            new MotionRun().Drive(0, 290, 0).Drive(300, 310, 30).Drive(320, 600, 0).Renew().Summary);

    [Fact]
    public void Step_SpeedAtTheThreshold_IsMotion() =>
        Assert.Equal(["Driving 0-0+"], new MotionRun().Fix(0, 5).Summary);

    [Fact]
    public void Step_SpeedBelowTheThreshold_IsNone() =>
        Assert.Equal(["Stopped 0-0+"], new MotionRun().Fix(0, 4.9).Summary);

    [Fact]
    public void Step_LongGap_IsUnknown() =>
        Assert.Equal(
            ["Driving 0-600", "Unknown 600-901", "Driving 901-901+"],
            new MotionRun().Drive(0, 600, 60).Fix(901, 60).Summary);

    [Fact]
    public void Step_GapOfTheMaximum_IsSeen() =>
        Assert.Equal(["Driving 0-900+"], new MotionRun().Drive(0, 600, 60).Fix(900, 60).Summary);

    [Fact]
    public void Step_StandingBeforeAGap_IsBelievedAtOnce() =>
        Assert.Equal(
            ["Driving 0-600", "Stopped 600-630", "Unknown 630-4000", "Stopped 4000-4000+"],
            new MotionRun().Drive(0, 590, 60).Drive(600, 630, 0).Fix(4_000, 0).Summary);

    [Fact]
    public void Step_OneFixBetweenGaps_LeavesNoOpenRow() =>
        Assert.Equal(
            ["Unknown 0-1000", "Unknown 1000-2000", "Driving 2000-2000+"],
            new MotionRun().Fix(0, 60).Fix(1_000, 60).Fix(2_000, 60).Summary);

    [Theory]
    [InlineData(QualityFlags.Zero)]
    [InlineData(QualityFlags.Jump)]
    [InlineData(QualityFlags.Future)]
    public void Step_FlaggedFix_IsPassedOver(QualityFlags flag) =>
        Assert.Equal(
            ["Driving 0-600", "Unknown 600-1000", "Driving 1000-1000+"],
            new MotionRun().Drive(0, 600, 60).Fix(800, 0, flags: flag).Fix(1_000, 60).Summary);

    [Fact]
    public void Step_NoReportedSpeed_IsDerivedFromTheWay()
    {
        var run = new MotionRun();
        for (var i = 0; i <= 20; i++)
        {
            run.Fix(i * 10, null, northMeters: i * 100);
        }

        for (var i = 21; i <= 40; i++)
        {
            run.Fix(i * 10, null, northMeters: 2_000);
        }

        // Derived each 30 s: the stretch from 180 to 210 s still has 200 m of way in it.
        Assert.Equal(["Driving 0-210", "Stopped 210-390+"], run.Summary);
    }

    [Fact]
    public void Step_NoReportedSpeed_PositionErrorIsNoMotion()
    {
        var run = new MotionRun();
        for (var i = 0; i <= 60; i++)
        {
            run.Fix(i * 5, null, northMeters: i % 2 == 0 ? 0 : 15);
        }

        Assert.Equal(["Stopped 0-300+"], run.Renew().Summary);
    }

    [Fact]
    public void Step_ReportedSpeed_IsBelievedBeforeTheWay() =>
        Assert.Equal(
            ["Stopped 0-300+"],
            new MotionRun().Fix(0, 0).Fix(150, 0, northMeters: 600).Fix(300, 0, northMeters: 900).Renew().Summary);

    [Fact]
    public void Step_SegmentThatGoesOn_IsRenewedEveryHalfMinuteOnly()
    {
        var run = new MotionRun();
        for (var second = 0; second <= 3_600; second++)
        {
            run.Fix(second, 60);
        }

        Assert.Equal(121, run.Writes);
    }

    [Fact]
    public void Renew_NothingNew_WritesNothing()
    {
        var run = new MotionRun().Drive(0, 100, 60).Renew();
        var writes = run.Writes;
        Assert.Equal(writes, run.Renew().Writes);
    }

    [Fact]
    public void Step_Way_IsSharedOutWhereTheSegmentIsCut()
    {
        var run = new MotionRun();
        for (var i = 0; i <= 60; i++)
        {
            run.Fix(i * 10, 36, northMeters: i * 100);
        }

        run.Fix(610, 0, northMeters: 6_100).Fix(730, 0, northMeters: 6_150).Renew();
        Assert.Equal([6_100, 50], run.Rows.Values.Select(static row => Math.Round(row.DistanceMeters)));
    }

    [Fact]
    public void Step_RegionsAndClass_AreKeptBySegment()
    {
        var run = new MotionRun()
            .Fix(0, 60, regions: "province=360000", vehicleClass: VehicleClass.Coach)
            .Fix(100, 60, regions: "province=430000")
            .Fix(200, 0, regions: "province=430000", vehicleClass: VehicleClass.Other)
            .Fix(320, 0, regions: "province=430000", vehicleClass: VehicleClass.Other);
        var rows = run.Rows.Values.ToList();
        Assert.Equal([VehicleClass.Coach, VehicleClass.Other], rows.Select(static row => row.Class));
        Assert.Equal(
            ["province=360000 0-0", "province=430000 100-200"],
            rows[0].Visits.Select(static visit => $"{visit.Path} {Seconds(visit.First)}-{Seconds(visit.Last)}"));
        Assert.Equal("province=430000 200-320", Assert.Single(
            rows[1].Visits.Select(static visit => $"{visit.Path} {Seconds(visit.First)}-{Seconds(visit.Last)}")));
    }

    [Theory]
    [InlineData(0.5, 20, 120, 300, 30)]
    [InlineData(5, -1, 120, 300, 30)]
    [InlineData(5, 20, 601, 300, 30)]
    [InlineData(5, 20, 120, 29, 30)]
    [InlineData(5, 20, 120, 300, 0)]
    [InlineData(double.NaN, 20, 120, 300, 30)]
    public void New_OptionOutOfRange_IsRefused(double moving, double drive, double stop, double gap, double derived) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new MotionDetector(new MotionOptions(moving, drive, stop, gap, derived)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Step_RandomDrive_LeavesNoHolesAndNoOverlaps(int seed)
    {
        var random = new Random(seed);
        var run = new MotionRun();
        var (second, speed) = (0.0, 0.0);
        for (var i = 0; i < 3_000; i++)
        {
            second += random.Next(100) == 0 ? random.Next(200, 2_000) : random.Next(1, 30);
            speed = random.Next(10) == 0 ? random.Next(3) * 20 : speed;
            run.Fix(second, random.Next(20) == 0 ? null : speed, northMeters: i);
        }

        var rows = run.Renew().Rows.Values.ToList();
        Assert.True(rows.Count > 50, $"seed {seed}: {rows.Count} segments only");
        for (var i = 1; i < rows.Count; i++)
        {
            Assert.True(rows[i - 1].End == rows[i].Start && !rows[i - 1].IsOpen, $"seed {seed}, row {i}: {rows[i]}");
        }
    }

    private static double Seconds(DeviceTime time) => time.Since(MotionRun.Origin).TotalSeconds;
}
