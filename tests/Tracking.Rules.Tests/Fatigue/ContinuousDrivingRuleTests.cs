using System.Globalization;
using System.Text.Json;
using Tracking.Model.Alerts;
using Tracking.Model.Vehicles;
using Tracking.Rules.Fatigue;

namespace Tracking.Rules.Tests.Fatigue;

public sealed class ContinuousDrivingRuleTests
{
    private static readonly ContinuousDrivingOptions Law = new()
    {
        LimitH = 4,
        PassengerNightLimitH = 2,
        MinimumRestMin = 20,
        WarningMin = 30,
        ShortStopsCount = false,
        NightFromH = 22,
        NightToH = 6,
        UtcOffsetH = 8,
    };

    [Fact]
    public void Judge_MoreThanFourHours_IsABreachFromWhereHeBegan() =>
        Assert.Equal(["Major 08:00-"], Summary(DayPlan.At(8).Drive(241).Now()));

    [Fact]
    public void Judge_FourHours_IsAWarning() =>
        Assert.Equal(["Info 08:00-"], Summary(DayPlan.At(8).Drive(240).Now()));

    [Fact]
    public void Judge_ThreeAndAHalfHours_IsNothing() => Assert.Empty(Summary(DayPlan.At(8).Drive(210).Now()));

    [Fact]
    public void Judge_StopOfNineteenMinutes_DoesNotBeginAnew() =>
        Assert.Equal(["Major 08:00-"], Summary(DayPlan.At(8).Drive(239).Stop(19).Drive(2).Now()));

    [Fact]
    public void Judge_StopOfTwentyMinutes_BeginsAnew() =>
        Assert.Equal(["Info 08:00-11:59"], Summary(DayPlan.At(8).Drive(239).Stop(20).Drive(2).Now()));

    [Fact]
    public void Judge_ShortStop_IsNotDriving() =>
        Assert.Equal(["Info 08:00-"], Summary(DayPlan.At(8).Drive(120).Stop(19).Drive(120).Now()));

    [Fact]
    public void Judge_ShortStopThatCounts_IsDriving() =>
        Assert.Equal(
            ["Major 08:00-"],
            Summary(DayPlan.At(8).Drive(120).Stop(19).Drive(120).Now(), Law with { ShortStopsCount = true }));

    [Fact]
    public void Judge_StopAtTheEnd_LeavesItOpenUntilItIsARest()
    {
        Assert.Equal(["Major 08:00-"], Summary(DayPlan.At(8).Drive(250).Stop(19).Now()));
        Assert.Equal(["Major 08:00-12:10"], Summary(DayPlan.At(8).Drive(250).Stop(20).Now()));
    }

    [Fact]
    public void Judge_SignedOff_HasEnded() =>
        Assert.Equal(["Major 08:00-12:10"], Summary(DayPlan.At(8).Drive(250).Over()));

    [Fact]
    public void Judge_GapOfTwentyMinutes_IsRestForTheLowerBoundAndDrivingForTheUpper()
    {
        var timeline = DayPlan.At(8).Drive(180).Gap(20).Drive(215).Now();
        Assert.Equal(["Info 11:20-"], Summary(timeline));
        var details = DetailsOf(timeline);
        Assert.Equal(215 * 60, details.GetProperty("lower_s").GetDouble());
        Assert.Equal((180 + 20 + 215) * 60, details.GetProperty("upper_s").GetDouble());
    }

    [Fact]
    public void Judge_ShortGap_NeitherBeginsAnewNorCounts()
    {
        var details = DetailsOf(DayPlan.At(8).Drive(180).Gap(10).Drive(61).Now());
        Assert.Equal(241 * 60, details.GetProperty("lower_s").GetDouble());
        Assert.Equal(251 * 60, details.GetProperty("upper_s").GetDouble());
    }

    [Fact]
    public void Judge_StopAndGapTogether_AreRestForTheLowerBoundOnly()
    {
        var timeline = DayPlan.At(8).Drive(200).Stop(15).Gap(10).Drive(220).Now();
        Assert.Equal(["Info 11:45-"], Summary(timeline));
        Assert.Equal((200 + 10 + 220) * 60, DetailsOf(timeline).GetProperty("upper_s").GetDouble());
    }

    [Fact]
    public void Judge_TwoVehicles_AreOneRun()
    {
        var timeline = DayPlan.At(8).In("V1", VehicleClass.HeavyTruck).Drive(150).Off(10)
            .In("V2", VehicleClass.Hazmat).Drive(95).Now();
        var episode = Assert.Single(Rule().Judge(timeline));
        Assert.Equal("V1", episode.Vehicle.Value);
        var details = DetailsOf(timeline);
        Assert.Equal("V1, V2", details.GetProperty("vehicles").GetString());
        // 150 minutes to 10:30, then 90 more from 10:40 on.
        Assert.Equal("2026-03-01T04:10:00Z", details.GetProperty("exceeded_at").GetString());
    }

    [Fact]
    public void Judge_StopThenChangeOfVehicle_IsOneRest() =>
        Assert.Empty(Summary(DayPlan.At(8).Drive(200).Stop(10).Off(5).In("V2", VehicleClass.Van).Stop(5).Drive(100).Now()));

    [Theory]
    [InlineData(VehicleClass.Coach)]
    [InlineData(VehicleClass.TourCoach)]
    public void Judge_CoachByNight_MayDriveTwoHours(VehicleClass coach)
    {
        Assert.Equal(["Info 23:00-"], Summary(DayPlan.At(23).In("C", coach).Drive(120).Now()));
        var timeline = DayPlan.At(23).In("C", coach).Drive(121).Now();
        Assert.Equal(["Major 23:00-"], Summary(timeline));
        Assert.Equal("night", DetailsOf(timeline).GetProperty("limit").GetString());
        Assert.Equal(2, DetailsOf(timeline).GetProperty("limit_h").GetDouble());
        Assert.Equal("2026-03-01T17:00:00Z", DetailsOf(timeline).GetProperty("exceeded_at").GetString());
    }

    [Fact]
    public void Judge_TruckByNight_MayDriveFourHours() =>
        Assert.Empty(Summary(DayPlan.At(23).Drive(200).Now()));

    [Fact]
    public void Judge_CoachIntoTheNight_OnlyTheNightCountsForItsLimit()
    {
        Assert.Empty(Summary(DayPlan.At(20).In("C", VehicleClass.Coach).Drive(200).Now()));
        Assert.Equal(["Info 20:00-"], Summary(DayPlan.At(20).In("C", VehicleClass.Coach).Drive(220).Now()));
    }

    [Fact]
    public void Judge_CoachOutOfTheNight_IsTheDaysLimitAfterwards() =>
        Assert.Equal(["Major 04:30-"], Summary(DayPlan.At(4.5).In("C", VehicleClass.Coach).Drive(241).Now()));

    [Fact]
    public void Judge_AnyTimeline_SplitAnywhere_IsTheSame()
    {
        var random = new Random(7);
        for (var i = 0; i < 50; i++)
        {
            var (whole, split) = (DayPlan.At(6), DayPlan.At(6));
            foreach (var _ in Enumerable.Range(0, 30))
            {
                var (minutes, kind) = (random.Next(2, 150), random.Next(3));
                var first = random.Next(1, minutes);
                Put(whole, kind, minutes);
                Put(split, kind, first);
                Put(split, kind, minutes - first);
            }

            Assert.Equal(Rule().Judge(whole.Now()), Rule().Judge(split.Now()));
        }
    }

    [Fact]
    public void Left_CoachBeforeNightfall_StopsAtTheNightLimit()
    {
        var rule = Rule();
        var now = DayPlan.Local(21);
        Assert.Equal(TimeSpan.FromHours(3), rule.Left(null, now, VehicleClass.Coach));
        Assert.Equal(TimeSpan.FromHours(4), rule.Left(null, now, VehicleClass.HeavyTruck));
        Assert.Equal(TimeSpan.FromHours(4), rule.Left(null, DayPlan.Local(9), VehicleClass.Coach));
        var tired = rule.Current(DayPlan.At(20).In("C", VehicleClass.Coach).Drive(250).Now());
        Assert.Equal(TimeSpan.Zero, rule.Left(tired, DayPlan.Local(24.2), VehicleClass.Coach));
        var slow = rule.Current(DayPlan.At(8).Drive(100).Now());
        Assert.Equal(TimeSpan.FromMinutes(140), rule.Left(slow, DayPlan.Local(9.7), VehicleClass.Hazmat));
    }

    [Fact]
    public void New_RestOutOfRange_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContinuousDrivingRule(Law with { MinimumRestMin = 0 }));

    private static void Put(DayPlan plan, int kind, double minutes) => _ = kind switch
    {
        0 => plan.Drive(minutes),
        1 => plan.Stop(minutes),
        _ => plan.Gap(minutes),
    };

    private static ContinuousDrivingRule Rule(ContinuousDrivingOptions? options = null) => new(options ?? Law);

    private static IEnumerable<string> Summary(DriverTimeline timeline, ContinuousDrivingOptions? options = null) =>
        Rule(options).Judge(timeline).Select(static episode => $"{episode.Severity} {Clock(episode.Start)}-{Clock(episode.End)}");

    private static JsonElement DetailsOf(DriverTimeline timeline) =>
        JsonDocument.Parse(Assert.Single(Rule().Judge(timeline)).Details.Json).RootElement;

    private static string Clock(Model.Positions.DeviceTime? time) => time is { } instant
        ? DateTimeOffset.FromUnixTimeMilliseconds(instant.UnixMilliseconds).ToOffset(TimeSpan.FromHours(8))
            .ToString("HH:mm", CultureInfo.InvariantCulture)
        : "";
}
