using Tracking.Geo.Live;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;

namespace Tracking.Geo.Tests.Live;

/// <summary>Vehicles at random places, in an index and in a plain dictionary that knows the right answers.</summary>
internal sealed class Fleet(Random random)
{
    private readonly Dictionary<VehicleId, LoggedPosition> _live = [];
    private long _timeMs;

    public LiveIndex Index { get; } = new();

    public int Count => _live.Count;

    public static LoggedPosition At(GeoPoint point, long timeMs, QualityFlags flags = QualityFlags.None)
    {
        var position = new Position(new DeviceTime(timeMs), point);
        return new LoggedPosition(
            new LogOffset(0, timeMs), position, ContentHash.Of(position), new ReceivedAt(0), flags, RegionPath.Empty);
    }

    /// <summary>Moves one of so many vehicles, known or new, somewhere.</summary>
    public void MoveOne(int vehicles)
    {
        var vehicle = VehicleId.Parse($"v{random.Next(vehicles)}");
        var nearby = _live.TryGetValue(vehicle, out var before) && random.Next(3) > 0;
        var point = nearby ? Near(before!.Position.Point, 0.01) : Anywhere();
        var position = At(point, ++_timeMs);
        _live[vehicle] = position;
        Assert.True(Index.Offer(vehicle, position));
    }

    /// <summary>Spread over the earth, or crowded where the arithmetic is in danger: poles, antimeridian, one point.</summary>
    public GeoPoint Anywhere() => random.Next(8) switch
    {
        0 => Point(90 - (random.NextDouble() * 0.01), random.NextDouble() * 360),
        1 => Point(-90 + (random.NextDouble() * 1e-9), random.NextDouble() * 360),
        2 => Point((random.NextDouble() - 0.5) * 2, 180 + ((random.NextDouble() - 0.5) * 0.02)),
        3 => Point(31.2, 121.5),
        4 => Point(random.Next(-90, 91), random.Next(-180, 181)),
        5 => Near(Point(31.2, 121.5), 1e-7),
        _ => Point((Math.Asin((2 * random.NextDouble()) - 1) * 180 / Math.PI), random.NextDouble() * 360),
    };

    public GeoPoint Near(GeoPoint point, double degrees) => Point(
        point.Latitude + ((random.NextDouble() - 0.5) * degrees), point.Longitude + ((random.NextDouble() - 0.5) * degrees));

    public IEnumerable<LiveVehicle> All(GeoPoint from) => _live.Select(entry =>
        new LiveVehicle(entry.Key, entry.Value, from.MetersTo(entry.Value.Position.Point)));

    private static GeoPoint Point(double latitude, double longitude)
    {
        latitude = Math.Clamp(latitude, -90, 90);
        longitude = longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude;
        return GeoPoint.FromDegrees(latitude, longitude);
    }
}
