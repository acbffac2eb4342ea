using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Tests.Vehicles;

/// <summary>
/// A made-up drive with all that rules look for: stretches above the limit, borders, gaps, jumps, zero fixes.
/// </summary>
internal static class RandomDrive
{
    private static readonly DeviceTime Origin = new(1_772_323_200_000);

    public static IReadOnlyList<NewPosition> Make(Random random, int count)
    {
        var drive = new List<NewPosition>(count);
        var (seconds, northMeters, speedKmh, region) = (0.0, 0.0, 70.0, 0);
        for (var i = 0; i < count; i++)
        {
            var step = random.Next(200) == 0 ? random.Next(100, 4_000) : random.Next(1, 12);
            seconds += step;
            // The speed lingers about the limit of 80, so that episodes begin, dip and end.
            speedKmh = Math.Clamp(speedKmh + (random.NextDouble() * 16) - 8, 50, 125);
            northMeters += speedKmh / 3.6 * Math.Min(step, 30);
            region = random.Next(60) == 0 ? random.Next(3) : region;
            drive.Add(At(seconds, northMeters, speedKmh, region, random.Next(120)));
        }

        return drive;
    }

    /// <summary>The facts of such a drive, a quarter of which came in late.</summary>
    public static IReadOnlyList<LogFact> Logged(Random random, int count)
    {
        var drive = Make(random, count)
            .Select((position, i) => (Position: position, Place: i + (random.Next(4) == 0 ? random.Next(200) : 0)))
            .OrderBy(static entry => entry.Place);
        return [.. drive.Select(static (entry, i) => LogFact.Of(new LoggedPosition(
            new LogOffset(0, i + 1),
            entry.Position.Position,
            entry.Position.Hash,
            entry.Position.ReceivedAt,
            entry.Position.Flags,
            entry.Position.Regions)))];
    }

    private static NewPosition At(double seconds, double northMeters, double speedKmh, int region, int fault)
    {
        var isJump = fault == 0;
        var isZero = fault == 1;
        var degrees = (northMeters + (isJump ? 300_000 : 0)) / (GeoPoint.EarthRadiusMeters * Math.PI / 180);
        var position = new Position(
            Origin.Plus(TimeSpan.FromSeconds(seconds)),
            isZero ? GeoPoint.FromDegrees(0, 0) : GeoPoint.FromDegrees(degrees % 60, 116),
            fault == 2 ? null : Speed.FromKilometersPerHour(Math.Round(speedKmh)));
        return new NewPosition(
            JudgeHarness.Vehicle,
            position,
            ContentHash.Of(position),
            new ReceivedAt(1_800_000_000_000),
            QualityFlags.Stale | (isZero ? QualityFlags.Zero : 0),
            isZero || region == 2 ? RegionPath.Empty : RegionPath.Of([("province", $"{region + 11}0000")]));
    }
}
