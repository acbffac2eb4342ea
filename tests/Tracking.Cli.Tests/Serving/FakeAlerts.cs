using Grpc.Core;
using Tracking.V1;

namespace Tracking.Cli.Tests.Serving;

internal sealed class FakeAlerts : V1.Alerts.AlertsBase
{
    /// <summary>Every revision, by cursor.</summary>
    public List<AlertRevision> Revisions { get; } = [];

    /// <summary>Requests as they came, to be looked at.</summary>
    public List<object> Requests { get; } = [];

    /// <summary>Cursors below this one are not kept any more.</summary>
    public ulong OldestCursor { get; set; }

    /// <summary>Alerts a page, however many are asked for.</summary>
    public int PageSize { get; set; } = 2;

    /// <summary>Whether every page is the first one: a server gone wrong.</summary>
    public bool RepeatsItself { get; set; }

    public override Task<ListAlertsResponse> ListAlerts(ListAlertsRequest request, ServerCallContext context)
    {
        Requests.Add(request.Clone());
        var latest = Revisions.GroupBy(static revision => revision.AlertId).Select(static alert => alert.Last());
        var page = latest.OrderBy(static revision => revision.Cursor)
            .Where(revision => RepeatsItself || revision.Cursor > request.AfterCursor)
            .Take(PageSize);
        return Task.FromResult(new ListAlertsResponse { Alerts = { page } });
    }

    public override Task<GetAlertResponse> GetAlert(GetAlertRequest request, ServerCallContext context)
    {
        var revisions = Revisions.Where(revision => revision.AlertId == request.AlertId).ToList();
        return revisions.Count > 0
            ? Task.FromResult(new GetAlertResponse { Revisions = { revisions } })
            : throw Refusal.Of(StatusCode.NotFound, "alert_not_found", $"there is no alert '{request.AlertId}'");
    }

    public override async Task WatchAlerts(
        WatchAlertsRequest request,
        IServerStreamWriter<AlertRevision> responseStream,
        ServerCallContext context)
    {
        Requests.Add(request);
        if (request.AfterCursor < OldestCursor)
        {
            throw Refusal.Of(
                StatusCode.OutOfRange, "cursor_expired", $"the oldest cursor that is kept is {OldestCursor}");
        }

        foreach (var revision in Revisions.Where(revision => revision.Cursor > request.AfterCursor))
        {
            await responseStream.WriteAsync(revision);
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
    }
}
