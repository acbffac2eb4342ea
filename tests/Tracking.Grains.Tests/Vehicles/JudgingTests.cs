using Tracking.Geo.Fences;
using Tracking.Geo.Regions;
using Tracking.Grains.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Grains.Tests.Vehicles;

/// <summary>Each fact is judged by what was known at its own place in the log.</summary>
public sealed class JudgingTests
{
    private const string Yard =
        """{"type":"Polygon","coordinates":[[[115.9,29.9],[116.1,29.9],[116.1,30.1],[115.9,30.1],[115.9,29.9]]]}""";

    [Fact]
    public void VehicleAt_SeveralVersions_TakesTheNewestKnownBeforeTheFact()
    {
        var judging = Versions((VehicleClass.Hazmat, 0), (VehicleClass.Coach, 5), (VehicleClass.Van, 8));
        Assert.Equal(
            [VehicleClass.Hazmat, VehicleClass.Hazmat, VehicleClass.Coach, VehicleClass.Coach, VehicleClass.Van],
            new long[] { 1, 5, 6, 8, 9 }.Select(number => judging.VehicleAt(new LogOffset(0, number)).Class));
    }

    [Fact]
    public void VehicleAt_FactBeforeTheFirstVersion_TakesTheFirst()
    {
        var judging = Versions((VehicleClass.Hazmat, 7), (VehicleClass.Coach, 9));
        Assert.Equal(VehicleClass.Hazmat, judging.VehicleAt(new LogOffset(0, 3)).Class);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 1)]
    public void Decide_ClassChangesBetweenTwoFacts_EachIsJudgedByItsOwn(long coachAfter, int alerts)
    {
        // 90 km/h is above the 80 of a hazmat vehicle and below the 100 of a coach.
        var versions = Versions((VehicleClass.Hazmat, 0), (VehicleClass.Coach, coachAfter));
        var vehicle = new PureVehicle { Judging = versions };
        vehicle.Drive(vehicle.Fixes(90, 0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300));
        Assert.Equal(alerts, vehicle.RevisionsOf("speeding").Count(static one => one.Change == AlertChange.Raised));
        // The eighth fact, of 210 s, is the coach's first, and at its limit the episode ends.
        Assert.All(
            vehicle.RevisionsOf("speeding").Where(static one => one.End is not null),
            static ended => Assert.Equal(Fixes.Second(210), ended.End));
        Assert.Equal(alerts, vehicle.RevisionsOf("speeding").Count(static one => one.State == AlertState.Closed));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, null)]
    public void Decide_FenceImportedAfterAFact_DoesNotApplyToIt(long knownAfter, int? enteredAt)
    {
        var vehicle = new PureVehicle { Judging = Fenced(knownAfter, null) };
        vehicle.Drive(vehicle.Fixes(60, 1, 2, 3));
        Assert.Equal(
            enteredAt is { } second ? [Fixes.Second(second)] : [],
            vehicle.RevisionsOf("geofence").Select(static entered => entered.Start));
    }

    [Fact]
    public void Refold_FenceDeletedSince_StillAppliesToEarlierFacts()
    {
        var vehicle = new PureVehicle { Judging = Fenced(0, null) };
        vehicle.Drive(vehicle.Fixes(60, 10, 20, 30));
        var entered = Assert.Single(vehicle.RevisionsOf("geofence"));

        vehicle.Judging = Fenced(0, deletedAfter: vehicle.State.Head.Number);
        // A zero fix is nowhere, so nothing but the deletion can make a difference.
        vehicle.Decide(vehicle.Fix(25, flags: QualityFlags.Zero));
        vehicle.Refold();
        Assert.Equal(entered, Assert.Single(vehicle.RevisionsOf("geofence")));
    }

    [Fact]
    public void Refold_LateFactLoggedBeforeTheFence_IsNotJudgedByIt()
    {
        var vehicle = new PureVehicle();
        vehicle.Drive(vehicle.Fixes(60, 10, 20));
        var late = vehicle.Fix(15, 61);
        vehicle.Judging = Fenced(late.Offset.Number, null);
        vehicle.Decide(late);
        vehicle.Refold();
        Assert.Empty(vehicle.Revisions);
        vehicle.Drive(vehicle.Fixes(60, 30));
        Assert.Equal(Fixes.Second(30), Assert.Single(vehicle.RevisionsOf("geofence")).Start);
    }

    private static Judging Fenced(long knownAfter, long? deletedAfter)
    {
        var fence = new FenceDefinition(
            "yard", "Yard", Yard, FenceAlerts.Enter, null, [], DeviceTime.MinValue, DeviceTime.MaxValue);
        return PureVehicle.NewJudging(
            VehicleClass.Hazmat,
            new FenceVersion(
                fence, new LogOffset(0, knownAfter), deletedAfter is { } number ? new LogOffset(0, number) : null));
    }

    private static Judging Versions(params IEnumerable<(VehicleClass Class, long KnownAfter)> versions) =>
        new(
            ChineseRules.Set,
            FenceSet.Empty,
            RegionSet.Empty,
            [.. versions.Select(static version => new VehicleVersion(
                new Vehicle(PureVehicle.Id, version.Class, "", null), new LogOffset(0, version.KnownAfter)))]);
}
