using System.Collections.Immutable;
using Tracking.Model.Alerts;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Geofences;

/// <summary>
/// The vehicle entered or left a fence, is where it must not be, or stays too long: <c>enter</c> at the first fix inside,
/// <c>exit</c> at the first fix outside, <c>no-go</c> from the one to the other, <c>overstay</c> from the first fix that
/// long inside to the first outside. With a dwell time they are believed only once a later fix shows that the vehicle
/// stayed inside, or outside, for that long (and still start at the first fix); leaving before is nothing, and so is
/// coming back before. A vehicle whose very first fix lies inside has entered. A fence that is deleted, or that ceases to
/// hold by its validity or calendar, ends its episodes at the next fix and raises no exit; one that begins to hold by its
/// calendar while the vehicle is inside raises no enter. A zero fix or a jump is nowhere: it neither enters nor leaves.
/// </summary>
[Rule(
    "geofence",
    Severity.Info,
    Severity.Minor,
    Severity.Major,
    Details = ["event", "fence", "fence_name", "duration_s"])]
public sealed class GeofenceRule : Rule<GeofenceOptions, GeofenceState>
{
    private static readonly ImmutableSortedDictionary<string, Visit> NoVisits =
        ImmutableSortedDictionary.Create<string, Visit>(StringComparer.Ordinal);

    /// <summary>Makes the rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public GeofenceRule(GeofenceOptions options)
        : base(options)
    {
    }

    /// <inheritdoc/>
    public override GeofenceState? Step(
        GeofenceState? state, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes)
    {
        if (!fix.IsPlaced || (state is null && context.Inside.Count == 0 && context.Resting.Count == 0))
        {
            return state;
        }

        var before = state?.Visits ?? NoVisits;
        var after = before;
        foreach (var (id, visit) in before)
        {
            var next = Find(context.Inside, id) is { } fence ? Stay(Hold(visit, fence, fix), fence, fix, changes)
                : Find(context.Resting, id) is not null ? Rest(id, visit, fix, changes)
                : Leave(id, visit, fix, context, changes);
            after = next is null ? after.Remove(id) : ReferenceEquals(next, visit) ? after : after.SetItem(id, next);
        }

        foreach (var fence in context.Inside)
        {
            if (Raises(fence) && !before.ContainsKey(fence.Id))
            {
                after = after.Add(fence.Id, Stay(Begin(fence, fix), fence, fix, changes));
            }
        }

        foreach (var fence in context.Resting)
        {
            if (Raises(fence) && !before.ContainsKey(fence.Id))
            {
                after = after.Add(fence.Id, Begin(fence, fix) with { Phase = VisitPhase.Resting });
            }
        }

        return ReferenceEquals(before, after) ? state : after.IsEmpty ? null : new GeofenceState(after);
    }

    private static bool Raises(FenceDefinition fence) =>
        fence.Alerts != FenceAlerts.None || fence.MaximumInside is not null;

    // They come by id; where many lie over each other, going through them for each visit would cost their square.
    private static FenceDefinition? Find(IReadOnlyList<FenceDefinition> fences, string id)
    {
        var (low, high) = (0, fences.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(fences[middle].Id, id);
            if (order == 0)
            {
                return fences[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    private static Mark At(in RuleFix fix) => new(fix.Time, fix.Point, fix.Regions);

    private static Mark StartOf(Visit visit) => new(visit.Start, visit.Point, visit.Regions);

    private Visit Begin(FenceDefinition fence, in RuleFix fix) =>
        new(fence.Name, fence.Alerts, fix.Time, fix.Point, fix.Regions)
        {
            Phase = VisitPhase.Pending,
            DwellS = fence.Dwell?.TotalSeconds ?? Options.DwellS,
        };

    /// <summary>Inside, and the fence holds: a fix outside before was no leaving, and one at rest begins anew.</summary>
    private Visit Hold(Visit visit, FenceDefinition fence, in RuleFix fix) =>
        visit.Phase == VisitPhase.Resting ? Begin(fence, fix) with { WasInside = true }
        : visit.Left is null ? visit
        : visit with { Left = null };

    private static Visit Stay(Visit visit, FenceDefinition fence, in RuleFix fix, ICollection<EpisodeChange> changes)
    {
        var seconds = fix.Time.Since(visit.Start).TotalSeconds;
        if (visit.Phase == VisitPhase.Pending && seconds >= visit.DwellS)
        {
            visit = visit with { Phase = VisitPhase.Believed };
            Believe(fence.Id, visit, changes);
        }

        if (visit is { Phase: VisitPhase.Believed, Overstay: null } && seconds >= fence.MaximumInside?.TotalSeconds)
        {
            visit = visit with { Overstay = At(fix) };
            changes.Add(FenceEvents.Began(fence.Id, visit.Name, FenceEvents.Overstay, visit.Overstay));
        }

        return visit;
    }

    private static void Believe(string id, Visit visit, ICollection<EpisodeChange> changes)
    {
        if (visit.Alerts.HasFlag(FenceAlerts.Enter) && !visit.WasInside)
        {
            changes.Add(FenceEvents.Happened(id, visit.Name, FenceEvents.Enter, StartOf(visit)));
        }

        if (visit.Alerts.HasFlag(FenceAlerts.NoGo))
        {
            changes.Add(FenceEvents.Began(id, visit.Name, FenceEvents.NoGo, StartOf(visit)));
        }
    }

    /// <summary>Inside, but by its calendar the fence holds no longer, or not yet.</summary>
    private static Visit Rest(string id, Visit visit, in RuleFix fix, ICollection<EpisodeChange> changes)
    {
        if (visit.Phase == VisitPhase.Resting)
        {
            return visit;
        }

        End(id, visit, visit.Left?.Time ?? fix.Time, changes);
        return new Visit(visit.Name, visit.Alerts, fix.Time, fix.Point, fix.Regions) { Phase = VisitPhase.Resting };
    }

    /// <summary>Outside, or the fence is no more. Null when the stay is over.</summary>
    private static Visit? Leave(
        string id, Visit visit, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes)
    {
        if (visit.Phase != VisitPhase.Believed)
        {
            return null;
        }

        if (!context.Standing.Holds(id))
        {
            End(id, visit, visit.Left?.Time ?? fix.Time, changes);
            return null;
        }

        var left = visit.Left ?? At(fix);
        if (fix.Time.Since(left.Time).TotalSeconds < visit.DwellS)
        {
            return visit.Left is null ? visit with { Left = left } : visit;
        }

        End(id, visit, left.Time, changes);
        if (visit.Alerts.HasFlag(FenceAlerts.Exit))
        {
            changes.Add(FenceEvents.Happened(id, visit.Name, FenceEvents.Exit, left));
        }

        return null;
    }

    private static void End(string id, Visit visit, DeviceTime time, ICollection<EpisodeChange> changes)
    {
        if (visit.Phase == VisitPhase.Believed && visit.Alerts.HasFlag(FenceAlerts.NoGo))
        {
            changes.Add(FenceEvents.Ended(id, visit.Name, FenceEvents.NoGo, StartOf(visit), time));
        }

        if (visit.Overstay is { } overstay)
        {
            changes.Add(FenceEvents.Ended(id, visit.Name, FenceEvents.Overstay, overstay, time));
        }
    }
}
