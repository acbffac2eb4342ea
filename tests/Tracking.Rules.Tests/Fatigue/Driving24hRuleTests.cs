using System.Text.Json;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Fatigue;

namespace Tracking.Rules.Tests.Fatigue;

public sealed class Driving24hRuleTests
{
    private static readonly Driving24hOptions Law = new() { LimitH = 8, WindowH = 24, EndPauseMin = 240 };

    [Fact]
    public void Judge_MoreThanEightHours_BeginsWhenTheLimitIsPassed() =>
        Assert.Equal(["18.00-"], Summary(Coach(8).Drive(240).Stop(120).Drive(241).Now()));

    [Fact]
    public void Judge_EightHours_IsNothing() =>
        Assert.Empty(Summary(Coach(8).Drive(240).Stop(120).Drive(240).Now()));

    [Fact]
    public void Judge_Truck_IsNotMeant() => Assert.Empty(Summary(DayPlan.At(8).Drive(700).Now()));

    [Fact]
    public void Judge_TruckAndThenCoach_CountsBoth() =>
        Assert.Equal(
            ["16.00-"],
            Summary(DayPlan.At(8).Drive(420).In("C", VehicleClass.Coach).Drive(90).Now()));

    [Fact]
    public void Judge_CoachAndThenTruck_EndsWithTheCoach() =>
        Assert.Equal(
            ["16.00-16.50"],
            Summary(Coach(8).Drive(510).In("T", VehicleClass.HeavyTruck).Drive(60).Stop(240).Now()));

    [Fact]
    public void Judge_ShortPause_IsTheSameEpisode() =>
        Assert.Equal(["16.00-20.50"], Summary(Coach(8).Drive(500).Stop(190).Drive(60).Stop(300).Now()));

    [Fact]
    public void Judge_LongPause_MakesAnother() =>
        Assert.Equal(["16.00-16.33", "20.33-"], Summary(Coach(8).Drive(500).Stop(240).Drive(60).Now()));

    [Fact]
    public void Judge_WhatIsOlderThanADay_RollsOut()
    {
        // Four hours from 08:00; the next day they roll out as fast as he drives, so nothing adds up until 12:00.
        Assert.Empty(Summary(Coach(8).Drive(240).Off(1_200).Drive(480).Now()));
        Assert.Equal(["40.00-"], Summary(Coach(8).Drive(240).Off(1_200).Drive(481).Now()));
    }

    [Fact]
    public void Judge_NineHoursEachDay_IsAnAlertEachDay() =>
        Assert.Equal(
            ["16.00-17.00", "32.00-41.00", "56.00-65.00"],
            Summary(Coach(8).Drive(540).Off(900).Drive(540).Off(900).Drive(540).Over()));

    [Fact]
    public void Judge_Gap_CountsForTheUpperBoundOnly()
    {
        var timeline = Coach(8).Drive(240).Gap(60).Drive(250).Now();
        Assert.Equal(["17.00-"], Summary(timeline));
        var details = JsonDocument.Parse(Assert.Single(Rule().Judge(timeline)).Details.Json).RootElement;
        Assert.Equal(490 * 60, details.GetProperty("lower_s").GetDouble());
        Assert.Equal(550 * 60, details.GetProperty("upper_s").GetDouble());
        Assert.Equal("C", details.GetProperty("vehicles").GetString());
    }

    [Fact]
    public void Judge_SignedOff_HasEnded() => Assert.Equal(["16.00-16.50"], Summary(Coach(8).Drive(510).Over()));

    [Fact]
    public void Judge_AnyTimeline_AgreesWithASumMinuteByMinute()
    {
        var random = new Random(11);
        for (var round = 0; round < 20; round++)
        {
            var plan = Coach(6);
            var minutes = new List<bool>();
            for (var i = 0; i < 40; i++)
            {
                var (length, drives) = (random.Next(5, 120), random.Next(3) > 0);
                _ = drives ? plan.Drive(length) : plan.Stop(length);
                minutes.AddRange(Enumerable.Repeat(drives, length));
            }

            // A minute is too much when it and the 24 hours before its end hold more than the limit.
            var tooMuch = Enumerable.Range(0, minutes.Count)
                .Where(i => minutes[i] && minutes.Skip(Math.Max(0, i + 1 - 1_440)).Take(Math.Min(i + 1, 1_440)).Count(static one => one) > 480)
                .ToList();
            var expected = tooMuch.Where((minute, i) => i == 0 || minute - tooMuch[i - 1] > 240).ToList();
            Assert.Equal(
                expected.Select(static minute => 6 + (minute / 60.0)),
                Rule().Judge(plan.Now()).Select(static episode => Hour(episode.Start)),
                static (left, right) => Math.Abs(left - right) < 1e-9);
        }
    }

    [Fact]
    public void Left_HoursOfADay_AreCountedDown()
    {
        var timeline = Coach(8).Drive(300).Gap(30).Drive(60).Now();
        Assert.Equal(TimeSpan.FromHours(2), Rule().Left(timeline, timeline.Horizon));
        Assert.Equal(TimeSpan.FromHours(6.5), Rule().UpperAt(timeline, timeline.Horizon));
    }

    private static DayPlan Coach(double localHour) => DayPlan.At(localHour).In("C", VehicleClass.Coach);

    private static Driving24hRule Rule() => new(Law);

    private static IEnumerable<string> Summary(DriverTimeline timeline) => Rule().Judge(timeline)
        .Select(static episode => FormattableString.Invariant(
            $"{Hour(episode.Start):F2}-{(episode.End is { } end ? Hour(end).ToString("F2", System.Globalization.CultureInfo.InvariantCulture) : "")}"));

    private static double Hour(DeviceTime time) => time.Since(DayPlan.Local(0)).TotalHours;
}
