using Google.Protobuf.WellKnownTypes;
using Tracking.Ingest.Positions;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.V1;
using Position = Tracking.V1.Position;

namespace Tracking.Api.Positions;

/// <summary>Positions between the wire and the model.</summary>
internal static class PositionMessages
{
    /// <summary>Ten times what a protobuf timestamp may hold (the year 9999), and far below what overflows milliseconds.</summary>
    private const long MaximumSeconds = 3_000_000_000_000;

    private static readonly (QualityFlags Flag, string Name)[] FlagNames =
    [
        (QualityFlags.Zero, "zero"),
        (QualityFlags.Future, "future"),
        (QualityFlags.Stale, "stale"),
        (QualityFlags.SameTime, "same-time"),
        (QualityFlags.Jump, "jump"),
        (QualityFlags.Unjudged, "unjudged"),
        (QualityFlags.Frozen, "frozen"),
    ];

    public static RawPosition ToRaw(Position message) => new()
    {
        VehicleId = message.VehicleId,
        DeviceTime = ToDeviceTime(message.DeviceTime),
        LatitudeDegrees = message.LatitudeDeg,
        LongitudeDegrees = message.LongitudeDeg,
        SpeedKmh = message.HasSpeedKmh ? message.SpeedKmh : null,
        HeadingDegrees = message.HasHeadingDeg ? message.HeadingDeg : null,
        OdometerKm = message.HasOdometerKm ? message.OdometerKm : null,
        IgnitionOn = message.HasIgnitionOn ? message.IgnitionOn : null,
        Emergency = message.HasEmergency ? message.Emergency : null,
    };

    public static StoredPosition ToMessage(VehicleId vehicle, LoggedPosition logged)
    {
        var position = new Position
        {
            VehicleId = vehicle.Value,
            DeviceTime = ToTimestamp(logged.Position.DeviceTime),
            LatitudeDeg = logged.Position.Point.Latitude,
            LongitudeDeg = logged.Position.Point.Longitude,
        };
        if (logged.Position.Speed is { } speed)
        {
            position.SpeedKmh = speed.KilometersPerHour;
        }

        if (logged.Position.Heading is { } heading)
        {
            position.HeadingDeg = heading.Degrees;
        }

        if (logged.Position.OdometerMeters is { } odometerMeters)
        {
            // Rounded to a millimetre: that undoes the rounding of the conversion to metres.
            position.OdometerKm = Math.Round(odometerMeters / 1_000, 6);
        }

        if (logged.Position.IgnitionOn is { } ignitionOn)
        {
            position.IgnitionOn = ignitionOn;
        }

        if (logged.Position.Emergency is { } emergency)
        {
            position.Emergency = emergency;
        }

        var message = new StoredPosition { Position = position, ReceivedAt = ToTimestamp(logged.ReceivedAt) };
        message.RegionCodes.AddRange(logged.Regions.Regions().Select(static region => region.Code));
        message.Flags.AddRange(FlagNames.Where(entry => logged.Flags.HasFlag(entry.Flag)).Select(static entry => entry.Name));
        return message;
    }

    public static Timestamp ToTimestamp(DeviceTime time) =>
        Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(time.UnixMilliseconds));

    public static Timestamp ToTimestamp(ReceivedAt time) =>
        Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(time.UnixMilliseconds));

    /// <summary>
    /// Cut to whole milliseconds; null when not set. The wire carries any 64-bit number of seconds: what is beyond every
    /// calendar becomes the last or first instant, which is then out of range like any other wrong time.
    /// </summary>
    public static DeviceTime? ToDeviceTime(Timestamp? timestamp) => timestamp switch
    {
        null => null,
        { Seconds: > MaximumSeconds } => DeviceTime.MaxValue,
        { Seconds: < -MaximumSeconds } => DeviceTime.MinValue,
        _ => new DeviceTime((timestamp.Seconds * 1_000) + (timestamp.Nanos / 1_000_000)),
    };
}
