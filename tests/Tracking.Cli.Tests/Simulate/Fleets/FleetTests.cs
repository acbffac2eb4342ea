using Tracking.Cli.Simulate;
using Tracking.Cli.Simulate.Fleets;
using Tracking.Cli.Simulate.Roads;
using Tracking.V1;

namespace Tracking.Cli.Tests.Simulate.Fleets;

public sealed class FleetTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Rows_SamePlan_AreTheSameAndAnotherSeedsAreNot()
    {
        var rows = Rows(Plan(seed: 3));
        Assert.Equal(rows, Rows(Plan(seed: 3)));
        Assert.NotEqual(rows, Rows(Plan(seed: 4)));
    }

    [Fact]
    public void Rows_MoreVehicles_DriveTheSameAsFewer()
    {
        var few = Rows(Plan(vehicles: 3)).ToList();
        var ids = few.Select(static row => row.Position.VehicleId).ToHashSet();
        Assert.Equal(few, Rows(Plan(vehicles: 9)).Where(row => ids.Contains(row.Position.VehicleId)));
    }

    [Fact]
    public void Rows_WithoutFaults_AreADriveThatCouldBe()
    {
        foreach (var drive in Rows(Plan(vehicles: 20, seconds: 3600, faults: FaultRates.None))
            .GroupBy(static row => row.Position.VehicleId))
        {
            Position? before = null;
            foreach (var (_, fix) in drive)
            {
                Assert.InRange(fix.SpeedKmh, 0, 140);
                Assert.InRange(fix.HeadingDeg, 0, 359);
                if (before is not null)
                {
                    var seconds = (fix.DeviceTime - before.DeviceTime).ToTimeSpan().TotalSeconds;
                    Assert.True(seconds >= 10, $"{seconds} s between two fixes");
                    var meters = PlaceOf(before).MetersTo(PlaceOf(fix));
                    // The fastest of the way between: a vehicle gains 0.6 m/s each second.
                    var fastest = (Math.Max(before.SpeedKmh, fix.SpeedKmh) / 3.6) + (0.6 * seconds) + 1;
                    Assert.True(meters <= fastest * seconds * 1.03, $"{drive.Key}: {meters} m in {seconds} s");
                }

                before = fix;
            }
        }
    }

    [Fact]
    public void Rows_UsualFaults_HaveAllOfThem()
    {
        var rows = Rows(Plan(vehicles: 100, seconds: 3600)).ToList();
        Assert.Contains(rows, static row => row.Position is { LatitudeDeg: 0, LongitudeDeg: 0 });
        Assert.True(rows.Count > rows.Select(static row => row.Position).Distinct().Count(), "no duplicates");
        Assert.Contains(rows, static row => row.Position.DeviceTime.ToDateTimeOffset() > Start.AddSeconds(row.Second));
        var late = rows.Where(static row => row.Position.DeviceTime.ToDateTimeOffset() < Start.AddSeconds(row.Second - 121));
        Assert.NotEmpty(late);
        Assert.Contains(rows, static row => row.Position.SpeedKmh > 100);
    }

    [Fact]
    public void Rows_Always_LeaveInOrderWithinTheRun()
    {
        var seconds = Rows(Plan(seconds: 900)).Select(static row => row.Second).ToList();
        Assert.Equal(seconds.Order(), seconds);
        Assert.InRange(seconds[^1], 0, 900);
    }

    [Fact]
    public void Registrations_Always_NameEveryVehicleOnce()
    {
        var fleet = new Fleet(Plan(vehicles: 1_000));
        Assert.Equal(1_000, fleet.Registrations.Select(static vehicle => vehicle.VehicleId).Distinct().Count());
        Assert.Equal("京B00000-2", fleet.Registrations[0].VehicleId);
    }

    private static SimulationPlan Plan(
        int vehicles = 10, int seconds = 600, int seed = 1, FaultRates? faults = null) =>
        new(vehicles, seconds, seed, 10, Start, faults ?? FaultRates.Usual);

    private static IEnumerable<SimulatedRow> Rows(SimulationPlan plan) => new Fleet(plan).Rows();

    private static Place PlaceOf(Position position) => new(position.LatitudeDeg, position.LongitudeDeg);
}
