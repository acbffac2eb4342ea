using Tracking.Model.Alerts;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Tests.Vehicles;

/// <summary>
/// Fences with everything they can have (circle, calendar, dwell, longest stay) give the same episodes however the fixes
/// come in: shuffled within the reorder window, twice, or hours late.
/// </summary>
public sealed class GeofenceOrderTests
{
    private const string Center = """{"type":"Point","coordinates":[116,30]}""";

    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5, 6, 7, 8];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Decide_ShuffledWithinTheWindowAndTwice_GivesTheSameRevisions(int seed)
    {
        var drive = Drive(new Random(seed));
        var random = new Random(seed + 1_000);
        // By at most 50 s: what is later by the window's length may be judged already.
        var shuffled = drive
            .SelectMany(fix => Enumerable.Repeat(fix, random.Next(1, 3)))
            .Select(fix => (fix.Seconds, fix.NorthMeters, Comes: fix.Seconds + (random.NextDouble() * 50)))
            .OrderBy(static fix => fix.Comes)
            .Select(static fix => (fix.Seconds, fix.NorthMeters));

        var inOrder = Judge(drive);
        Assert.True(inOrder.Count > 10, $"seed {seed}: {inOrder.Count} alerts");
        Assert.Equal(inOrder, Judge(shuffled));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Refold_AFifthOfTheFixesComeAtTheEnd_GivesTheSameAlerts(int seed)
    {
        var drive = Drive(new Random(seed));
        var random = new Random(seed + 2_000);
        var late = drive.Where(_ => random.Next(5) == 0).ToHashSet();
        var vehicle = NewVehicle();
        vehicle.Drive(drive.Where(fix => !late.Contains(fix)).Append(drive[^1]).Select(fix => Log(vehicle, fix)).ToList());
        vehicle.Decide([.. late.Select(fix => Log(vehicle, fix))]);
        vehicle.Refold();
        Assert.Equal(Judge(drive).Select(Essence), Standing(vehicle).Select(Essence));
    }

    [Fact]
    public void Drive_OfASeed_HasEveryEvent() =>
        Assert.Equal(
            ["enter", "exit", "no-go", "overstay"],
            Seeds.SelectMany(static row => Judge(Drive(new Random(row.Data))))
                .Select(static alert => alert.Object!.Split(':')[1]).Distinct().Order(StringComparer.Ordinal));

    // A day of going in and out of circles of 2 and 3 km about the place, at times along their edges.
    private static List<(double Seconds, double NorthMeters)> Drive(Random random)
    {
        var drive = new List<(double Seconds, double NorthMeters)>();
        var (seconds, north, speed) = (0.0, 0.0, 15.0);
        while (seconds < 86_400)
        {
            var step = random.Next(1, 40);
            seconds += step;
            speed = random.Next(20) == 0 ? random.Next(-20, 21) : speed;
            north = Math.Clamp(north + (speed * step) + random.Next(-60, 61), -5_000, 5_000);
            drive.Add((seconds, north));
        }

        return drive;
    }

    private static List<AlertRevision> Judge(IEnumerable<(double Seconds, double NorthMeters)> fixes)
    {
        var vehicle = NewVehicle();
        vehicle.Drive(fixes.Select(fix => Log(vehicle, fix)).ToList());
        return Standing(vehicle);
    }

    private static PureVehicle NewVehicle()
    {
        Assert.True(FenceCalendar.TryParse(["09:00-12:00", "22:00-03:00"], ["23:00-23:30"], "+08:00", out var calendar, out _));
        var yard = new FenceDefinition(
            "yard", "Yard", Center, FenceAlerts.Enter | FenceAlerts.Exit, null, [], DeviceTime.MinValue, DeviceTime.MaxValue)
        {
            RadiusMeters = 2_000,
            Dwell = TimeSpan.FromSeconds(45),
            MaximumInside = TimeSpan.FromMinutes(5),
        };
        var closed = yard with
        {
            Id = "closed",
            Alerts = FenceAlerts.Enter | FenceAlerts.Exit | FenceAlerts.NoGo,
            RadiusMeters = 3_000,
            Calendar = calendar,
            MaximumInside = null,
        };
        return new PureVehicle
        {
            Judging = PureVehicle.NewJudging(
                VehicleClass.Hazmat,
                new FenceVersion(yard, LogOffset.Start, null),
                new FenceVersion(closed, LogOffset.Start, null)),
        };
    }

    private static LogFact Log(PureVehicle vehicle, (double Seconds, double NorthMeters) fix) => vehicle.Fix(
        fix.Seconds,
        point: GeoPoint.FromDegrees(30 + (fix.NorthMeters / (GeoPoint.EarthRadiusMeters * Math.PI / 180)), 116));

    // The last revision of each alert that was not withdrawn.
    private static List<AlertRevision> Standing(PureVehicle vehicle) =>
        [.. vehicle.RevisionsOf("geofence")
            .GroupBy(static revision => revision.Id)
            .Select(static alert => alert.MaxBy(static revision => revision.Number)!)
            .Where(static revision => revision.State != AlertState.Withdrawn)
            .OrderBy(static revision => revision.Start).ThenBy(static revision => revision.Object, StringComparer.Ordinal)];

    // A correction has another number and says what it corrects.
    private static AlertRevision Essence(AlertRevision revision) =>
        revision with { Number = 0, Change = 0, Supersedes = null };
}
