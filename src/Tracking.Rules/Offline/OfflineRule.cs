using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;
using Tracking.Rules.Packs;

namespace Tracking.Rules.Offline;

/// <summary>
/// The vehicle was live and then fell silent: no live fix (one that came in within 10 minutes of its device time) came for
/// longer than its class may be silent. Starts at the last live fix; ends at the next one, or at one from a clock that is
/// ahead, with the distance between the two. Silence is judged by a tick in the log, so a vehicle whose old file is read in is never offline, and time in which
/// the server itself was down is not held against it: after a start every vehicle has its whole time again. Back-fill of
/// the silent time, however complete, neither ends nor withdraws it: the vehicle could not be reached.
/// </summary>
[Rule("offline", Severity.Minor, Details = ["limit_s", "silent_s", "ignition_on", "moved_m"])]
public sealed class OfflineRule : ArrivalRule<OfflineOptions, OfflineState>
{
    private readonly ByClass<TimeSpan> _limits;
    private readonly TimeSpan _ignitionOffLimit;

    /// <summary>Makes the rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range, or a class has no limit.</exception>
    public OfflineRule(OfflineOptions options)
        : base(options)
    {
        _limits = new ByClass<TimeSpan>(options.LimitsS, TimeSpan.FromSeconds);
        _ignitionOffLimit = TimeSpan.FromSeconds(options.IgnitionOffLimitS);
    }

    /// <inheritdoc/>
    public override OfflineState? Step(
        OfflineState? state, in RuleFix fix, RuleContext context, ICollection<EpisodeChange> changes)
    {
        var isFuture = (fix.Flags & QualityFlags.Future) != 0;
        if ((fix.Flags & QualityFlags.Stale) != 0 || (isFuture && state is null))
        {
            return state;
        }

        var received = fix.Logged.ReceivedAt;
        if (state is { IsRaised: true })
        {
            var end = isFuture ? received.AsTimeOfARightClock() : fix.Time;
            changes.Add(End(state, fix, end, LimitOf(state, context.Vehicle)));
        }

        if (isFuture)
        {
            // It was heard, though its clock does not tell when it was where.
            return state! with { Heard = received, IsRaised = false };
        }

        // Live fixes may come in some seconds out of order: the latest of them is where the silence will begin.
        var isLatest = state is null || fix.Time >= state.Time;
        var isPlaced = fix.IsPlaced && (isLatest || !HasPlace(state!));
        return new OfflineState(
            isLatest ? fix.Time : state!.Time,
            isPlaced ? fix.Point : state?.Point ?? fix.Point,
            isPlaced ? fix.Regions : state?.Regions ?? fix.Regions,
            received,
            fix.Logged.Position.IgnitionOn,
            false);
    }

    /// <inheritdoc/>
    protected override OfflineState? Tick(
        OfflineState? state, ReceivedAt now, Vehicle vehicle, ICollection<EpisodeChange> changes)
    {
        if (state is null || state.IsRaised)
        {
            return state;
        }

        var limit = LimitOf(state, vehicle);
        if (now.Since(state.Heard) < limit)
        {
            return state;
        }

        var details = AlertDetails.Of(
            ("limit_s", limit.TotalSeconds),
            ("silent_s", Math.Round(now.Since(state.Heard).TotalSeconds, 3)),
            ("ignition_on", state.IgnitionOn));
        changes.Add(new EpisodeChange(
            AlertChange.Raised, null, state.Time, state.Point, state.Regions, null, Severity.Minor, details));
        return state with { IsRaised = true };
    }

    /// <inheritdoc/>
    protected override ReceivedAt? TickDue(OfflineState state, Vehicle vehicle, ReceivedAt listeningSince)
    {
        var since = state.Heard.CompareTo(listeningSince) < 0 ? listeningSince : state.Heard;
        return state.IsRaised ? null : since.Plus(LimitOf(state, vehicle));
    }

    private static bool HasPlace(OfflineState state) => !state.Point.IsZero;

    private static EpisodeChange End(OfflineState state, in RuleFix fix, DeviceTime time, TimeSpan limit)
    {
        double? moved = fix.IsPlaced && HasPlace(state) ? Math.Round(state.Point.MetersTo(fix.Point)) : null;
        var details = AlertDetails.Of(
            ("limit_s", limit.TotalSeconds),
            ("silent_s", Math.Round(fix.Logged.ReceivedAt.Since(state.Heard).TotalSeconds, 3)),
            ("ignition_on", state.IgnitionOn),
            ("moved_m", moved));

        // A clock that was put back meanwhile must not end it before it began.
        var end = time > state.Time ? time : state.Time;
        return new EpisodeChange(
            AlertChange.Ended, null, state.Time, state.Point, state.Regions, end, Severity.Minor, details);
    }

    private TimeSpan LimitOf(OfflineState state, Vehicle vehicle) =>
        state.IgnitionOn is false && _ignitionOffLimit > _limits[vehicle.Class] ? _ignitionOffLimit : _limits[vehicle.Class];
}
