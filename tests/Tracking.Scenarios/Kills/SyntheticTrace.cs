using Google.Protobuf.WellKnownTypes;
using Tracking.V1;

namespace Tracking.Scenarios.Kills;

/// <summary>
/// A fleet that drives to and fro across the border between Jiangxi and Hubei, mostly a little too fast: many alerts in
/// few rows, without any file.
/// </summary>
internal static class SyntheticTrace
{
    private static readonly DateTime Start = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    public static IReadOnlyList<string> VehicleIds(int count) => [.. Enumerable.Range(1, count).Select(static i => $"sim-{i:000}")];

    /// <summary>Rows of all vehicles in time order.</summary>
    public static IReadOnlyList<Position> Make(Random random, int vehicles, int rowsPerVehicle)
    {
        var rows = new List<Position>(vehicles * rowsPerVehicle);
        foreach (var vehicle in VehicleIds(vehicles))
        {
            var (speedKmh, latitude, step) = (70.0, 29.7 + (random.NextDouble() * 0.2), 0.0002 * (random.Next(2) == 0 ? 1 : -1));
            for (var i = 0; i < rowsPerVehicle; i++)
            {
                speedKmh = Math.Clamp(speedKmh + (random.NextDouble() * 20) - 9.5, 40, 130);
                latitude += step;
                step = latitude is < 29.5 or > 30.2 ? -step : step;
                rows.Add(new Position
                {
                    VehicleId = vehicle,
                    DeviceTime = Start.AddSeconds(i * 10).ToTimestamp(),
                    LatitudeDeg = Math.Round(latitude, 6),
                    LongitudeDeg = 115.9,
                    SpeedKmh = Math.Round(speedKmh),
                });
            }
        }

        return [.. rows.OrderBy(static row => row.DeviceTime.ToDateTime())];
    }
}
