using Tracking.Model.Positions;
using Tracking.Storage.Positions;
using Tracking.Storage.Sqlite.Connections;
using Tracking.Storage.Sqlite.Regions;

namespace Tracking.Storage.Sqlite.Positions;

/// <summary>
/// A vehicle's row in the heads index while a transaction works on it. It is read from the database by every operation:
/// a copy kept in memory would have to be taken back when a transaction fails.
/// </summary>
internal sealed class HeadRow
{
    private const QualityFlags NeverLive = QualityFlags.Future | QualityFlags.Zero;

    private HeadRow(long vehicle) => Vehicle = vehicle;

    public long Vehicle { get; }

    /// <summary>The offset of the newest fact.</summary>
    public long Head { get; private set; }

    public bool IsSettled { get; private set; }

    /// <summary>The latest device time of any position, whatever its flags.</summary>
    public DeviceTime? NewestTime { get; private set; }

    private ReceivedAt? LastReceivedAt { get; set; }

    private TrackPlace? Live { get; set; }

    private long LiveRegionPath { get; set; }

    public static HeadRow Read(Database database, long vehicle)
    {
        using var select = database.Use(
            "SELECT head, settled, last_received_at, newest_time, live_time, live_hash, live_region_path "
            + "FROM vehicle_heads WHERE vehicle = ?").Add(vehicle);
        if (!select.Read())
        {
            throw new StorageException($"the database is damaged: vehicle {vehicle} has no head");
        }

        return new HeadRow(vehicle)
        {
            Head = select.Long(0),
            IsSettled = select.Bool(1),
            LastReceivedAt = select.NullableReceivedAt(2),
            NewestTime = select.NullableDeviceTime(3),
            Live = select.IsNull(4) ? null : new TrackPlace(select.DeviceTime(4), select.Hash(5)),
            LiveRegionPath = select.NullableLong(6) ?? RegionPaths.Empty,
        };
    }

    /// <summary>Takes in a position just logged.</summary>
    public void Add(LoggedPosition logged, long regionPath)
    {
        var time = logged.Position.DeviceTime;
        Head = logged.Offset.Number;
        IsSettled = false;
        LastReceivedAt = logged.ReceivedAt;
        NewestTime = NewestTime is DeviceTime newest && newest >= time ? newest : time;
        if ((logged.Flags & NeverLive) == 0 && IsAfterLive(time, logged.Hash))
        {
            Live = new TrackPlace(time, logged.Hash);
            LiveRegionPath = regionPath;
        }
    }

    /// <summary>Takes in a tick just logged.</summary>
    public void Add(LogOffset tick, TickKind kind)
    {
        Head = tick.Number;
        IsSettled |= kind == TickKind.Flush;
    }

    public void Write(Database database)
    {
        using var update = database.Use(
            "UPDATE vehicle_heads SET head = ?, settled = ?, last_received_at = ?, newest_time = ?, live_time = ?, "
            + "live_hash = ?, live_region_path = ? WHERE vehicle = ?");
        update
            .Add(Head)
            .Add(IsSettled)
            .Add(LastReceivedAt?.UnixMilliseconds)
            .Add(NewestTime)
            .Add(Live?.DeviceTime)
            .Add(Live is TrackPlace live ? ModelColumns.Sortable(live.Hash) : null)
            .Add(LiveRegionPath)
            .Add(Vehicle)
            .Run();
    }

    // Judging order, so that the live position does not depend on the order of arrival.
    private bool IsAfterLive(DeviceTime time, ContentHash hash) =>
        Live is not TrackPlace live
        || time > live.DeviceTime
        || (time == live.DeviceTime && hash.CompareTo(live.Hash) > 0);
}
