using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;

namespace Tracking.Storage.Tests.Stores;

/// <summary>Positions to store; times are seconds after an arbitrary instant.</summary>
internal static class Fixes
{
    public static readonly GeoPoint Lanzhou = GeoPoint.FromDegrees(36.0611, 103.8343);
    public static readonly RegionPath Gansu = RegionPath.Of([("province", "620000"), ("city", "620100")]);
    public static readonly RegionPath Jiangxi = RegionPath.Of([("province", "360000")]);

    private const long StartMs = 1_772_323_200_000;

    public static DeviceTime At(double seconds) => new(StartMs + (long)(seconds * 1_000));

    public static ReceivedAt Received(double seconds) => new(StartMs + (long)(seconds * 1_000));

    /// <summary>A fix; another <paramref name="kilometersPerHour"/> makes other content.</summary>
    public static NewPosition Fix(
        VehicleId vehicle,
        double seconds,
        double kilometersPerHour = 80,
        QualityFlags flags = QualityFlags.None,
        RegionPath? regions = null,
        double? receivedAfterSeconds = null)
    {
        var speed = Speed.FromKilometersPerHour(kilometersPerHour);
        var position = new Position(At(seconds), Lanzhou, speed, Heading.FromDegrees(90), 1_000, true);
        return New(vehicle, position, flags, regions ?? Gansu, Received(receivedAfterSeconds ?? seconds));
    }

    public static NewPosition New(
        VehicleId vehicle, Position position, QualityFlags flags, RegionPath regions, ReceivedAt receivedAt) =>
        new(vehicle, position, ContentHash.Of(position), receivedAt, flags, regions);
}
