using Grpc.Core;
using Tracking.Client.Connections;
using Tracking.V1;

namespace Tracking.Scenarios.Traces;

/// <summary>Reads what the system has, in the forms that tests compare.</summary>
internal static class Reader
{
    private static readonly string[] DriverRules = ["continuous-driving", "driving-24h"];

    /// <summary>A vehicle's whole track.</summary>
    public static async Task<List<Position>> TrackAsync(TrackingConnection connection, string vehicleId)
    {
        var track = new List<Position>();
        using var call = connection.Vehicles.GetTrack(new GetTrackRequest { VehicleId = vehicleId });
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            track.AddRange(part.Positions.Select(static stored => stored.Position));
        }

        return track;
    }

    /// <summary>The latest revision of every alert, by cursor.</summary>
    public static async Task<List<AlertRevision>> AlertsAsync(TrackingConnection connection, string rule = "")
    {
        var alerts = new List<AlertRevision>();
        while (true)
        {
            var page = await connection.Alerts.ListAlertsAsync(new ListAlertsRequest
            {
                Rule = rule,
                AfterCursor = alerts.Count == 0 ? 0 : alerts[^1].Cursor,
                PageSize = 1_000,
            });
            alerts.AddRange(page.Alerts);
            if (page.Alerts.Count < 1_000)
            {
                return alerts;
            }
        }
    }

    /// <summary>
    /// A revision without what may differ between two systems: its place in the feed and when it was written.
    /// </summary>
    public static string Text(AlertRevision revision)
    {
        var copy = revision.Clone();
        copy.Cursor = 0;
        copy.RecordedAt = null;
        if (DriverRules.Contains(copy.Rule))
        {
            ForgetHowItCameAbout(copy);
        }

        return copy.ToString();
    }

    // A driver is judged when his hours change, as often as there is time for: an episode that is over by then has one
    // revision, and one that was followed has several. What the details of an open one count is as of its last revision.
    private static void ForgetHowItCameAbout(AlertRevision revision)
    {
        revision.Revision = 0;
        revision.Change = "";
        revision.Details = revision.State == "open" ? null : revision.Details;
    }
}
