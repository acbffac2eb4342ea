using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Geofences;

/// <summary>
/// What the geofence rule says. The event is part of the object: entering and being in a no-go fence start at the same fix
/// and are two alerts.
/// </summary>
internal static class FenceEvents
{
    public const string Enter = "enter";
    public const string Exit = "exit";
    public const string NoGo = "no-go";
    public const string Overstay = "overstay";

    /// <summary>An event that is over at once.</summary>
    public static EpisodeChange Happened(string id, string name, string occasion, Mark at) =>
        ChangeOf(AlertChange.Raised, id, occasion, at, at.Time, Details(id, name, occasion));

    /// <summary>An episode that goes on until it is ended.</summary>
    public static EpisodeChange Began(string id, string name, string occasion, Mark at) =>
        ChangeOf(AlertChange.Raised, id, occasion, at, null, Details(id, name, occasion));

    /// <summary>The end of an episode.</summary>
    /// <param name="id">The fence.</param>
    /// <param name="name">Its name.</param>
    /// <param name="occasion">The event.</param>
    /// <param name="at">Where it began.</param>
    /// <param name="end">When it ended.</param>
    public static EpisodeChange Ended(string id, string name, string occasion, Mark at, DeviceTime end)
    {
        var seconds = Math.Round(end.Since(at.Time).TotalSeconds, 3);
        var details = AlertDetails.Of(("event", occasion), ("fence", id), ("fence_name", name), ("duration_s", seconds));
        return ChangeOf(AlertChange.Ended, id, occasion, at, end, details);
    }

    private static AlertDetails Details(string id, string name, string occasion) =>
        AlertDetails.Of(("event", occasion), ("fence", id), ("fence_name", name));

    private static EpisodeChange ChangeOf(
        AlertChange change, string id, string occasion, Mark at, DeviceTime? end, AlertDetails details)
    {
        var severity = occasion switch
        {
            NoGo => Severity.Major,
            Overstay => Severity.Minor,
            _ => Severity.Info,
        };
        return new EpisodeChange(change, $"{id}:{occasion}", at.Time, at.Point, at.Regions, end, severity, details);
    }
}
