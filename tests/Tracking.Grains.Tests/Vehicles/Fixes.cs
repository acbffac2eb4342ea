using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Tests.Vehicles;

/// <summary>
/// Fixes of a vehicle that never leaves its place by more than some metres, so that only times and reported speeds
/// matter; it never lies on exactly one place, which would be a frozen receiver.
/// </summary>
internal static class Fixes
{
    /// <summary>Second 0 of every test: 2026-03-01T00:00:00Z, the beginning of an hour.</summary>
    public static readonly DeviceTime Origin = new(1_772_323_200_000);

    /// <summary>Where the vehicle stands.</summary>
    public static readonly GeoPoint Place = GeoPoint.FromDegrees(30, 116);

    private static readonly ReceivedAt Received = new(1_800_000_000_000);

    /// <summary>So many seconds after the origin.</summary>
    public static DeviceTime Second(double seconds) => Origin.Plus(TimeSpan.FromSeconds(seconds));

    /// <summary>A fix on its way into the log.</summary>
    public static NewPosition New(
        VehicleId vehicle,
        double seconds,
        int speedKmh = 60,
        QualityFlags flags = QualityFlags.None,
        RegionPath regions = default,
        ReceivedAt? receivedAt = null)
    {
        var position = At(seconds, speedKmh, PlaceAt(seconds));
        return new NewPosition(
            vehicle, position, ContentHash.Of(position), receivedAt ?? Received, flags, regions);
    }

    /// <summary>A fix in the log.</summary>
    public static LoggedPosition Logged(
        long offset,
        double seconds,
        int speedKmh = 60,
        QualityFlags flags = QualityFlags.None,
        RegionPath regions = default,
        ReceivedAt? receivedAt = null,
        GeoPoint? point = null,
        bool? emergency = null,
        bool? ignitionOn = null)
    {
        var position = At(seconds, speedKmh, point ?? PlaceAt(seconds)) with { Emergency = emergency, IgnitionOn = ignitionOn };
        return new LoggedPosition(
            new LogOffset(0, offset), position, ContentHash.Of(position), receivedAt ?? Received, flags, regions);
    }

    private static GeoPoint PlaceAt(double seconds) =>
        GeoPoint.FromDegrees(Place.Latitude + (Math.Abs(seconds * 1_000 % 997) * 1e-8), Place.Longitude);

    private static Position At(double seconds, int speedKmh, GeoPoint point) =>
        new(Second(seconds), point, Speed.FromKilometersPerHour(speedKmh));
}
