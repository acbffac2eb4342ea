using Grpc.Core;
using Tracking.Api.Areas;
using Tracking.Api.Errors;
using Tracking.Api.Vehicles;
using Tracking.Geo.Live;
using Tracking.V1;
using Area = Tracking.Geo.Areas.Area;
using VehicleFilter = Tracking.Storage.Vehicles.VehicleFilter;

namespace Tracking.Api.Live;

/// <summary>Tells readers who comes into an area, moves in it and leaves it.</summary>
internal sealed class AreaWatching(LiveIndex index, VehicleFilters filters, LongCall longCall, TimeProvider clock)
{
    /// <summary>Updates in one message: about 200 KB.</summary>
    private const int PartSize = 1_000;

    private const uint DefaultIntervalMs = 1_000;

    /// <summary>Shorter than any terminal's own interval; and ten watches of a city then cost a hundredth of a core.</summary>
    private const uint MinimumIntervalMs = 200;

    private const uint MaximumIntervalMs = 60_000;

    public Task RunAsync(
        WatchAreaRequest request, IServerStreamWriter<AreaUpdates> responses, ServerCallContext context)
    {
        var area = AreaMessages.ToArea(request.Area);
        var filter = filters.Of(request.Filter);
        var interval = TimeSpan.FromMilliseconds(request.IntervalMs switch
        {
            0 => DefaultIntervalMs,
            >= MinimumIntervalMs and <= MaximumIntervalMs => request.IntervalMs,
            _ => throw ApiError.InvalidArgument(
                $"interval_ms is {request.IntervalMs}; {MinimumIntervalMs} to {MaximumIntervalMs} are allowed"),
        });
        return longCall.RunAsync(
            context,
            responses,
            (writer, cancellationToken) => FollowAsync(area, filter, interval, writer, cancellationToken));
    }

    private async Task FollowAsync(
        Area area,
        VehicleFilter filter,
        TimeSpan interval,
        IServerStreamWriter<AreaUpdates> responses,
        CancellationToken cancellationToken)
    {
        var watch = new AreaWatch(index, area);
        var test = await filters.TestAsync(filter, cancellationToken);
        for (var isFirst = true; ; isFirst = false)
        {
            // Alerts open and end; everything else in the test follows by itself.
            test = filter.AsksForAlert && !isFirst ? await filters.TestAsync(filter, cancellationToken) : test;
            var updates = watch.Look(test);
            foreach (var part in updates.Chunk(PartSize).DefaultIfEmpty([]))
            {
                // Nothing to say is said once: then the reader knows that it has all that is inside.
                if (part.Length > 0 || isFirst)
                {
                    await responses.WriteAsync(new AreaUpdates { Updates = { part }, Inside = (uint)watch.Inside });
                }
            }

            await Task.Delay(interval, clock, cancellationToken);
        }
    }
}
