using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Storage.Motion;
using Tracking.Storage.Sqlite.Connections;

namespace Tracking.Storage.Sqlite.Motion;

/// <summary>Writes the segments of a judgement, in its transaction.</summary>
internal static class SegmentWriter
{
    /// <returns>
    /// Over what time segments changed; null when none did, or when a later state of the vehicle's segments is stored.
    /// </returns>
    public static SegmentSpan? Write(Database database, long vehicle, SegmentChanges changes)
    {
        if (!Advance(database, vehicle, changes))
        {
            return null;
        }

        IReadOnlyList<MotionSegment> dropped = changes.DropFrom is { } from ? Drop(database, vehicle, from) : [];
        using var upsert = database.Use(
            $"INSERT INTO segments (vehicle, {SegmentColumns.Names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            + "ON CONFLICT (vehicle, started_at) DO UPDATE SET ended_at = excluded.ended_at, kind = excluded.kind, "
            + "is_open = excluded.is_open, end_latitude = excluded.end_latitude, "
            + "end_longitude = excluded.end_longitude, distance = excluded.distance, class = excluded.class, "
            + "visits = excluded.visits "
            + "WHERE excluded.ended_at > ended_at OR (excluded.ended_at = ended_at AND excluded.is_open <= is_open)");
        foreach (var row in changes.Rows)
        {
            SegmentColumns.Write(upsert.Add(vehicle), row).Run();
        }

        return Changed(dropped, changes.Rows);
    }

    private static bool Advance(Database database, long vehicle, SegmentChanges changes)
    {
        using var upsert = database.Use(
            "INSERT INTO segment_heads (vehicle, head) VALUES (?, ?) "
            + "ON CONFLICT (vehicle) DO UPDATE SET head = excluded.head WHERE excluded.head > head");
        return upsert.Add(vehicle).Add(changes.UpTo).Run() > 0;
    }

    private static List<MotionSegment> Drop(Database database, long vehicle, DeviceTime from)
    {
        var dropped = new List<MotionSegment>();
        using (var select = database.Use(
            $"SELECT {SegmentColumns.Names} FROM segments WHERE vehicle = ? AND started_at >= ? ORDER BY started_at"))
        {
            select.Add(vehicle).Add(from);
            while (select.Read())
            {
                dropped.Add(SegmentColumns.Read(select));
            }
        }

        using var delete = database.Use("DELETE FROM segments WHERE vehicle = ? AND started_at >= ?");
        delete.Add(vehicle).Add(from).Run();
        return dropped;
    }

    /// <summary>From the first row that differs: a re-fold mostly writes again what was there.</summary>
    private static SegmentSpan? Changed(IReadOnlyList<MotionSegment> before, IReadOnlyList<MotionSegment> after)
    {
        var same = 0;
        while (same < before.Count && same < after.Count && IsSame(before[same], after[same]))
        {
            same++;
        }

        var rest = before.Skip(same).Concat(after.Skip(same)).ToList();
        return rest.Count == 0
            ? null
            : new SegmentSpan(rest.Min(static row => row.Start), rest.Max(static row => row.End));
    }

    private static bool IsSame(MotionSegment left, MotionSegment right) =>
        left with { Visits = right.Visits } == right && left.Visits.SequenceEqual(right.Visits);
}
