using Tracking.Model.Positions;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Regions;

namespace Tracking.Storage.Sqlite.Positions;

/// <summary>The columns of a stored position, written and read side by side.</summary>
internal static class PositionColumns
{
    /// <summary>What <see cref="Read"/> expects, of the table called <c>p</c>.</summary>
    public const string Select =
        "p.device_time, p.hash, p.log_offset, p.latitude, p.longitude, p.speed, p.heading, p.odometer, p.ignition, "
        + "p.received_at, p.flags, p.region_path, p.emergency";

    /// <summary>How many columns <see cref="Select"/> names.</summary>
    public const int Count = 13;

    public const string Insert =
        "INSERT INTO positions (vehicle, device_time, hash, log_offset, latitude, longitude, speed, heading, odometer, "
        + "ignition, received_at, flags, region_path, emergency) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    public static void Write(Statement insert, long vehicle, LoggedPosition logged, long regionPath) => insert
        .Add(vehicle)
        .Add(logged.Position.DeviceTime)
        .Add(logged.Hash)
        .Add(logged.Offset)
        .Add(logged.Position.Point)
        .Add(logged.Position.Speed)
        .Add(logged.Position.Heading)
        .Add(logged.Position.OdometerMeters)
        .Add(logged.Position.IgnitionOn)
        .Add(logged.ReceivedAt)
        .Add((long)logged.Flags)
        .Add(regionPath)
        .Add(logged.Position.Emergency)
        .Run();

    public static LoggedPosition Read(Database reader, RegionPaths paths, Statement row, int first) => new(
        row.Offset(first + 2),
        new Position(
            row.DeviceTime(first),
            row.Point(first + 3),
            row.NullableSpeed(first + 5),
            row.NullableHeading(first + 6),
            row.NullableDouble(first + 7),
            row.IsNull(first + 8) ? null : row.Bool(first + 8),
            row.IsNull(first + 12) ? null : row.Bool(first + 12)),
        row.Hash(first + 1),
        row.ReceivedAt(first + 9),
        (QualityFlags)row.Int(first + 10),
        paths.Path(reader, row.Long(first + 11)));
}
