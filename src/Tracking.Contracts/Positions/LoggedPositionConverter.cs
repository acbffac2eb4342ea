using Tracking.Model.Positions;
using Tracking.Model.Regions;

namespace Tracking.Contracts.Positions;

/// <summary>Turns a <see cref="LoggedPosition"/> into its surrogate and back, losing nothing.</summary>
[RegisterConverter]
public sealed class LoggedPositionConverter : IConverter<LoggedPosition, LoggedPositionSurrogate>
{
    /// <inheritdoc/>
    public LoggedPosition ConvertFromSurrogate(in LoggedPositionSurrogate surrogate) =>
        new(
            new LogOffset(surrogate.Writer, surrogate.Number),
            new Position(
                new DeviceTime(surrogate.DeviceTimeMs),
                GeoPoint.FromDegrees(surrogate.LatitudeDegrees, surrogate.LongitudeDegrees),
                surrogate.SpeedMetersPerSecond is { } speed ? Speed.FromMetersPerSecond(speed) : null,
                surrogate.HeadingDegrees is { } degrees ? Heading.FromDegrees(degrees) : null,
                surrogate.OdometerMeters,
                surrogate.IgnitionOn,
                surrogate.Emergency),
            new ContentHash(surrogate.Hash),
            new ReceivedAt(surrogate.ReceivedAtMs),
            (QualityFlags)surrogate.Flags,
            RegionPath.Parse(surrogate.Regions));

    /// <inheritdoc/>
    public LoggedPositionSurrogate ConvertToSurrogate(in LoggedPosition value) =>
        new()
        {
            Writer = value.Offset.Writer,
            Number = value.Offset.Number,
            DeviceTimeMs = value.Position.DeviceTime.UnixMilliseconds,
            LatitudeDegrees = value.Position.Point.Latitude,
            LongitudeDegrees = value.Position.Point.Longitude,
            SpeedMetersPerSecond = value.Position.Speed?.MetersPerSecond,
            HeadingDegrees = value.Position.Heading?.Degrees,
            OdometerMeters = value.Position.OdometerMeters,
            IgnitionOn = value.Position.IgnitionOn,
            Emergency = value.Position.Emergency,
            Hash = value.Hash.Value,
            ReceivedAtMs = value.ReceivedAt.UnixMilliseconds,
            Flags = (int)value.Flags,
            Regions = value.Regions.ToString(),
        };
}
