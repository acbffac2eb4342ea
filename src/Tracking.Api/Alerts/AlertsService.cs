using Grpc.Core;
using Tracking.Api.Errors;
using Tracking.Ingest.Regions;
using Tracking.Model.Alerts;
using Tracking.Model.Vehicles;
using Tracking.Storage.Alerts;
using Tracking.Storage.Vehicles;
using Tracking.V1;
using AlertRevision = Tracking.V1.AlertRevision;

namespace Tracking.Api.Alerts;

/// <summary>Answers what the rules found, and follows the feeds.</summary>
internal sealed class AlertsService(
    IAlertStore alerts, IVehicleRegistry vehicles, RegionDoor regions, LongCall longCall, TimeProvider clock)
    : V1.Alerts.AlertsBase
{
    private const string AllFeed = "all";

    /// <summary>Entries read from a feed at a time.</summary>
    private const int FeedPageSize = 500;

    /// <summary>A commit of this process wakes a watcher at once; this is for one that another process made.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    public override async Task<ListAlertsResponse> ListAlerts(ListAlertsRequest request, ServerCallContext context)
    {
        var query = new AlertQuery(
            VehicleOf(request.VehicleId),
            request.Rule.Length == 0 ? null : request.Rule,
            request.RegionCode.Length == 0 ? null : KnownRegion(request.RegionCode),
            CursorOf(request.AfterCursor),
            PageSize.Of(request.PageSize));
        var response = new ListAlertsResponse();
        response.Alerts.AddRange((await alerts.ListLatestAsync(query, context.CancellationToken)).Select(AlertMessages.ToMessage));
        return response;
    }

    public override async Task<GetAlertResponse> GetAlert(GetAlertRequest request, ServerCallContext context)
    {
        var revisions = AlertId.TryParse(request.AlertId, out var id)
            ? await alerts.ListRevisionsAsync(id, context.CancellationToken)
            : [];
        if (revisions.Count == 0)
        {
            throw ApiError.AlertNotFound(request.AlertId);
        }

        var response = new GetAlertResponse();
        response.Revisions.AddRange(revisions.Select(AlertMessages.ToMessage));
        return response;
    }

    public override Task WatchAlerts(
        WatchAlertsRequest request, IServerStreamWriter<AlertRevision> responseStream, ServerCallContext context) =>
        longCall.RunAsync(
            context, responseStream, (responses, cancellationToken) => FollowAsync(request, responses, cancellationToken));

    private async Task FollowAsync(
        WatchAlertsRequest request, IServerStreamWriter<AlertRevision> responses, CancellationToken cancellationToken)
    {
        var vehicle = VehicleOf(request.VehicleId);
        var feed = request.RegionCode.Length == 0 ? AllFeed : KnownRegion(request.RegionCode);
        var cursor = CursorOf(request.AfterCursor);
        while (true)
        {
            var nextCommit = alerts.NextCommit;
            var page = await alerts.ReadFeedAsync(feed, cursor, FeedPageSize, cancellationToken);
            RequireReachable(cursor, page);
            foreach (var entry in page.Entries)
            {
                cursor = entry.Cursor;
                if ((vehicle is null || entry.Revision.Vehicle == vehicle)
                    && (request.Rule.Length == 0 || entry.Revision.Rule == request.Rule))
                {
                    await responses.WriteAsync(AlertMessages.ToMessage(entry));
                }
            }

            if (page.Entries.Count == 0)
            {
                await Task.WhenAny(nextCommit, Task.Delay(PollInterval, clock, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private static void RequireReachable(long cursor, FeedPage page)
    {
        if (cursor > page.Head)
        {
            throw ApiError.CursorUnknown(cursor, page.Head);
        }

        if (page.Head > 0 && cursor < page.Oldest - 1)
        {
            throw ApiError.CursorExpired(cursor, page.Oldest);
        }
    }

    private static long CursorOf(ulong cursor) => cursor <= long.MaxValue
        ? (long)cursor
        : throw ApiError.InvalidArgument($"cursor {cursor} is not one that this server gave");

    // A mistyped id must not look like a vehicle without alerts.
    private VehicleId? VehicleOf(string id) => id.Length == 0 ? null
        : VehicleId.TryParse(id, out var vehicle) && vehicles.Find(vehicle) is not null ? vehicle
        : throw ApiError.VehicleNotFound(id);

    private string KnownRegion(string code) => regions.Find(code)?.Code ?? throw ApiError.RegionNotFound(code);
}
