using Grpc.Core;
using Tracking.Client.Connections;
using Tracking.V1;

namespace Tracking.Scenarios.Kills;

/// <summary>
/// A reader of the feed of all regions that remembers its cursor and goes on from it, whatever happens between.
/// </summary>
internal sealed class FeedReader
{
    public List<AlertRevision> Seen { get; } = [];

    private ulong Cursor => Seen.Count == 0 ? 0 : Seen[^1].Cursor;

    /// <summary>Follows until the server goes away.</summary>
    public async Task FollowAsync(TrackingConnection connection)
    {
        using var call = connection.Alerts.WatchAlerts(new WatchAlertsRequest { AfterCursor = Cursor });
        try
        {
            await foreach (var revision in call.ResponseStream.ReadAllAsync())
            {
                Seen.Add(revision);
            }
        }
        catch (RpcException)
        {
            // That is what this reader is for: the next connection goes on from the cursor.
        }
    }

    /// <summary>Follows until the entry with this cursor has come.</summary>
    public async Task FollowToAsync(TrackingConnection connection, ulong head)
    {
        using var call = connection.Alerts.WatchAlerts(new WatchAlertsRequest { AfterCursor = Cursor });
        while (Cursor < head && await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            Seen.Add(call.ResponseStream.Current);
        }
    }
}
