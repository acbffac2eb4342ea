using System.Globalization;
using Tracking.Model.Positions;

namespace Tracking.Ingest.Positions;

/// <summary>
/// Tells what a position can be from what it cannot. What no position can be is rejected with a reason; everything else
/// is kept, and flagged where it is odd.
/// </summary>
internal static class PositionCheck
{
    private const double MaximumOdometerKm = 100_000_000;
    private static readonly DeviceTime FirstTime = new(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());
    private static readonly DeviceTime EndTime = new(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());

    /// <returns>The position, or null with a reason and a message.</returns>
    public static Position? Check(RawPosition raw, out string reason, out string message)
    {
        (reason, message) = ("", "");
        if (raw.DeviceTime is not { } time)
        {
            (reason, message) = (RejectReason.TimeMissing, "the position has no device time");
        }
        else if (!IsPossible(time))
        {
            (reason, message) = (RejectReason.YearOutOfRange, $"device time {time} is not in the years 2000 to 2099");
        }
        else if (!GeoPoint.TryFromDegrees(raw.LatitudeDegrees, raw.LongitudeDegrees, out var point))
        {
            (reason, message) = (RejectReason.CoordinatesOutOfRange, string.Create(
                CultureInfo.InvariantCulture,
                $"latitude {raw.LatitudeDegrees}, longitude {raw.LongitudeDegrees} is not within ±90 and ±180 degrees"));
        }
        else
        {
            return CheckRest(raw, time, point, out reason, out message);
        }

        return null;
    }

    /// <summary>Whether a terminal's clock can mean it: a time of the years 2000 to 2099.</summary>
    public static bool IsPossible(DeviceTime time) => time >= FirstTime && time < EndTime;

    /// <summary>What is odd about a valid position at the moment it comes in.</summary>
    public static QualityFlags FlagsOf(Position position, ReceivedAt receivedAt)
    {
        var age = receivedAt.AgeOf(position.DeviceTime);
        return (position.Point.IsZero ? QualityFlags.Zero : 0)
            | (age < -ReceivedAt.ClockTolerance ? QualityFlags.Future : 0)
            | (age > ReceivedAt.ClockTolerance ? QualityFlags.Stale : 0);
    }

    private static Position? CheckRest(
        RawPosition raw, DeviceTime time, GeoPoint point, out string reason, out string message)
    {
        (reason, message) = ("", "");
        Speed? speed = null;
        Heading? heading = null;
        if (raw.SpeedKmh is { } kmh)
        {
            if (!Speed.TryFromKilometersPerHour(kmh, out var value))
            {
                (reason, message) = (RejectReason.SpeedOutOfRange, string.Create(
                    CultureInfo.InvariantCulture, $"speed {kmh} is not within 0 and {Speed.MaximumKilometersPerHour} km/h"));
                return null;
            }

            speed = value;
        }

        if (raw.HeadingDegrees is { } degrees)
        {
            if (!Heading.TryFromDegrees(degrees, out var value))
            {
                (reason, message) = (RejectReason.HeadingOutOfRange, string.Create(
                    CultureInfo.InvariantCulture, $"heading {degrees} is not within 0 and 360 degrees"));
                return null;
            }

            heading = value;
        }

        if (raw.OdometerKm is { } km && !(km >= 0 && km <= MaximumOdometerKm))
        {
            (reason, message) = (RejectReason.OdometerOutOfRange, string.Create(
                CultureInfo.InvariantCulture, $"odometer {km} is not within 0 and {MaximumOdometerKm} km"));
            return null;
        }

        return new Position(time, point, speed, heading, raw.OdometerKm * 1_000, raw.IgnitionOn, raw.Emergency);
    }
}
