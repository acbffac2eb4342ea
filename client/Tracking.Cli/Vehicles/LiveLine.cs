using System.Globalization;
using Tracking.Cli.Output;
using Tracking.V1;

namespace Tracking.Cli.Vehicles;

/// <summary>A live position as a line for somebody who watches.</summary>
internal static class LiveLine
{
    public static string Of(string vehicleId, StoredPosition live, uint skippedCount)
    {
        var position = live.Position;
        var speed = position.HasSpeedKmh ? HumanTable.Number(position.SpeedKmh, decimals: 1) : "-";
        var skipped = skippedCount > 0 ? $"  {skippedCount} skipped" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{HumanTable.Instant(position.DeviceTime),-24} {vehicleId,-14} {position.LatitudeDeg,11:F6}°"
            + $" {position.LongitudeDeg,11:F6}° {speed,6} km/h  {live.RegionCodes.LastOrDefault("-")}"
            + $"  {HumanTable.List(live.Flags)}{skipped}").TrimEnd();
    }
}
