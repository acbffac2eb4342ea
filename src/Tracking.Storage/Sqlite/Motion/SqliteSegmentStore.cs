using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Motion;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Reading;
using Tracking.Storage.Sqlite.Vehicles;

namespace Tracking.Storage.Sqlite.Motion;

/// <summary>Reads segments in SQLite.</summary>
internal sealed class SqliteSegmentStore(ReaderPool readers, SqliteVehicleRegistry registry) : ISegmentStore
{
    public Task<IReadOnlyList<MotionSegment>> ListAsync(
        VehicleId vehicle, DeviceTime from, DeviceTime to, int limit, CancellationToken cancellationToken)
    {
        PageLimit.Checked(limit);
        return registry.FindEntry(vehicle) is { } entry
            ? readers.ReadAsync(database => List(database, entry.Key, from, to, limit), cancellationToken)
            : Task.FromResult<IReadOnlyList<MotionSegment>>([]);
    }

    // Segments follow each other without holes, so only the last that began before the stretch can reach into it.
    private static IReadOnlyList<MotionSegment> List(
        Database database, long vehicle, DeviceTime from, DeviceTime to, int limit)
    {
        using var select = database.Use(
            $"SELECT {SegmentColumns.Names} FROM segments WHERE vehicle = ? AND started_at < ? AND ended_at > ? "
            + "AND started_at >= COALESCE((SELECT MAX(s.started_at) FROM segments s "
            + "WHERE s.vehicle = ? AND s.started_at <= ?), ?) ORDER BY started_at LIMIT ?");
        select.Add(vehicle).Add(to).Add(from).Add(vehicle).Add(from).Add(from).Add(limit);
        var segments = new List<MotionSegment>();
        while (select.Read())
        {
            segments.Add(SegmentColumns.Read(select));
        }

        return segments;
    }
}
