using Google.Protobuf.WellKnownTypes;
using Tracking.V1;

namespace Tracking.Client.Tests.Serving;

/// <summary>Positions that differ from each other.</summary>
internal static class Drive
{
    public static Position Position(int number, string vehicle = "v-1") => new()
    {
        VehicleId = vehicle,
        DeviceTime = Timestamp.FromDateTime(new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(number)),
        LatitudeDeg = 28.5 + (number / 10_000.0),
        LongitudeDeg = 115.9,
        SpeedKmh = number % 90,
    };

    public static List<Position> Positions(int first, int count) => [.. Enumerable.Range(first, count).Select(i => Position(i))];
}
