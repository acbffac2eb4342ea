using System.Runtime.CompilerServices;
using Tracking.Geo.Tracks;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;

namespace Tracking.Api.Tracks;

/// <summary>
/// Reads a vehicle's track page by page, all of it or thinned. A track is thinned hour by hour of device time, each hour
/// from its beginning: so the answer does not depend on where pages begin, and only one hour is in memory.
/// </summary>
internal sealed class TrackReader(IPositionLog log)
{
    /// <summary>Positions in one read.</summary>
    private const int PageSize = 1_000;

    private const long HourMs = 3_600_000;

    public IAsyncEnumerable<LoggedPosition> ReadAsync(
        VehicleId vehicle, TrackRequest request, CancellationToken cancellationToken) =>
        request.ToleranceMeters is { } tolerance
            ? ReadThinnedAsync(vehicle, request, tolerance, cancellationToken)
            : ReadAllAsync(vehicle, request.From, request.To, request.After, cancellationToken);

    private async IAsyncEnumerable<LoggedPosition> ReadAllAsync(
        VehicleId vehicle,
        DeviceTime from,
        DeviceTime to,
        TrackPlace? after,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new TrackQuery(vehicle, from, to, after, null, PageSize);
        while (true)
        {
            var page = await log.ReadTrackAsync(query, cancellationToken);
            foreach (var position in page)
            {
                yield return position;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            query = query with { After = PlaceOf(page[^1]) };
        }
    }

    private async IAsyncEnumerable<LoggedPosition> ReadThinnedAsync(
        VehicleId vehicle,
        TrackRequest request,
        double toleranceMeters,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A page that goes on within an hour thins it again from its beginning and leaves out what was given before.
        var from = request.After is { } after && StartOfHour(after.DeviceTime) > request.From
            ? StartOfHour(after.DeviceTime)
            : request.From;
        var hour = new List<LoggedPosition>();
        await foreach (var position in ReadAllAsync(vehicle, from, request.To, null, cancellationToken))
        {
            if (hour.Count > 0 && !BelongsTo(hour, position))
            {
                foreach (var kept in Thin(hour))
                {
                    yield return kept;
                }

                hour.Clear();
            }

            hour.Add(position);
        }

        foreach (var kept in Thin(hour))
        {
            yield return kept;
        }

        IEnumerable<LoggedPosition> Thin(List<LoggedPosition> fixes) => TrackThinning.Thin(fixes, toleranceMeters)
            .Where(fix => request.After is not { } place || IsAfter(fix, place)).ToList();
    }

    public static TrackPlace PlaceOf(LoggedPosition position) => new(position.Position.DeviceTime, position.Hash);

    private static bool BelongsTo(List<LoggedPosition> hour, LoggedPosition position) =>
        hour.Count < TrackThinning.MaximumFixes
        && StartOfHour(hour[0].Position.DeviceTime) == StartOfHour(position.Position.DeviceTime);

    private static DeviceTime StartOfHour(DeviceTime time) => new(Math.DivRem(time.UnixMilliseconds, HourMs).Quotient * HourMs);

    private static bool IsAfter(LoggedPosition fix, TrackPlace place)
    {
        var byTime = fix.Position.DeviceTime.CompareTo(place.DeviceTime);
        return byTime > 0 || (byTime == 0 && fix.Hash.CompareTo(place.Hash) > 0);
    }
}
