using System.Collections.Immutable;
using Tracking.Model.Alerts;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Geofences;

/// <summary>
/// The vehicle entered or left a fence, or is where it must not be: <c>enter</c> at the first fix inside, <c>exit</c>
/// at
/// the first fix outside, <c>no-go</c> from the one to the other. A vehicle whose very first fix lies inside has
/// entered.
/// A fence that is deleted, or whose validity ends, ends its no-go episode at the next fix and raises no exit. A zero
/// fix or a jump is nowhere: it neither enters nor leaves.
/// </summary>
[Rule("geofence", Severity.Info, Severity.Major, Details = ["event", "fence", "fence_name", "duration_s"])]
public sealed class GeofenceRule : Rule<GeofenceOptions, GeofenceState>
{
    private static readonly ImmutableSortedDictionary<string, Visit> NoVisits =
        ImmutableSortedDictionary.Create<string, Visit>(StringComparer.Ordinal);

    /// <summary>Makes the rule.</summary>
    public GeofenceRule(GeofenceOptions options)
        : base(options)
    {
    }

    /// <inheritdoc/>
    public override GeofenceState? Step(
        GeofenceState? state, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes)
    {
        if (!fix.IsPlaced || (state is null && context.Inside.Count == 0))
        {
            return state;
        }

        var before = state?.Visits ?? NoVisits;
        var after = Leave(before, fix, context, changes);
        after = Enter(after, fix, context, changes);
        return ReferenceEquals(before, after) ? state : after.IsEmpty ? null : new GeofenceState(after);
    }

    private static ImmutableSortedDictionary<string, Visit> Leave(
        ImmutableSortedDictionary<string, Visit> visits,
        in RuleFix fix,
        RuleContext context,
        ICollection<EpisodeChange> changes)
    {
        var after = visits;
        foreach (var (id, visit) in visits)
        {
            if (Contains(context.Inside, id))
            {
                continue;
            }

            after = after.Remove(id);
            if (visit.Alerts.HasFlag(FenceAlerts.NoGo))
            {
                var seconds = Math.Round(fix.Time.Since(visit.Start).TotalSeconds, 3);
                changes.Add(ChangeOf(AlertChange.Ended, id, visit.Name, "no-go", visit, fix.Time, seconds));
            }

            if (visit.Alerts.HasFlag(FenceAlerts.Exit) && context.Standing.Holds(id))
            {
                var place = new Visit(visit.Name, visit.Alerts, fix.Time, fix.Point, fix.Regions);
                changes.Add(ChangeOf(AlertChange.Raised, id, visit.Name, "exit", place, fix.Time, null));
            }
        }

        return after;
    }

    private static ImmutableSortedDictionary<string, Visit> Enter(
        ImmutableSortedDictionary<string, Visit> visits,
        in RuleFix fix,
        RuleContext context,
        ICollection<EpisodeChange> changes)
    {
        var after = visits;
        foreach (var fence in context.Inside)
        {
            if (fence.Alerts == FenceAlerts.None || visits.ContainsKey(fence.Id))
            {
                continue;
            }

            var visit = new Visit(fence.Name, fence.Alerts, fix.Time, fix.Point, fix.Regions);
            after = after.Add(fence.Id, visit);
            if (fence.Alerts.HasFlag(FenceAlerts.Enter))
            {
                changes.Add(ChangeOf(AlertChange.Raised, fence.Id, fence.Name, "enter", visit, fix.Time, null));
            }

            if (fence.Alerts.HasFlag(FenceAlerts.NoGo))
            {
                changes.Add(ChangeOf(AlertChange.Raised, fence.Id, fence.Name, "no-go", visit, null, null));
            }
        }

        return after;
    }

    private static bool Contains(IReadOnlyList<FenceDefinition> fences, string id)
    {
        foreach (var fence in fences)
        {
            if (fence.Id == id)
            {
                return true;
            }
        }

        return false;
    }

    // The event is part of the object: entering and being in a no-go fence start at the same fix and are two alerts.
    private static EpisodeChange ChangeOf(
        AlertChange change, string id, string name, string occasion, Visit place, DeviceTime? end, double? durationS)
    {
        var severity = occasion == "no-go" ? Severity.Major : Severity.Info;
        var details = durationS is { } seconds
            ? AlertDetails.Of(("event", occasion), ("fence", id), ("fence_name", name), ("duration_s", seconds))
            : AlertDetails.Of(("event", occasion), ("fence", id), ("fence_name", name));
        return new EpisodeChange(
            change, $"{id}:{occasion}", place.Start, place.Point, place.Regions, end, severity, details);
    }
}
