using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Emergencies;

/// <summary>Makes one episode of an emergency alarm, whichever clock its times are of.</summary>
internal static class EmergencyRun
{
    /// <summary>Takes in the next fix.</summary>
    /// <param name="state">The emergency so far, or null.</param>
    /// <param name="isSet">Whether the fix has the alarm set.</param>
    /// <param name="time">Its time.</param>
    /// <param name="fix">The fix, for its place.</param>
    /// <param name="lastPlaced">The last place before it that could be believed, or null.</param>
    /// <param name="options">When the alarm is over.</param>
    /// <param name="changes">Where to put what changed.</param>
    public static EmergencyState? Step(
        EmergencyState? state,
        bool isSet,
        DeviceTime time,
        in RuleFix fix,
        KnownPlace? lastPlaced,
        EmergencyOptions options,
        ICollection<EpisodeChange> changes)
    {
        if (state is not null && time.Since(state.Seen).TotalSeconds > options.MaximumGapS)
        {
            changes.Add(ChangeOf(AlertChange.Ended, state, state.Ending ?? state.Last));
            state = null;
        }

        if (state is null)
        {
            return isSet ? Raise(time, fix, lastPlaced, changes) : null;
        }

        if (isSet)
        {
            return state with { Last = time, Seen = time, Ending = null };
        }

        var ending = state.Ending ?? time;
        if (time.Since(ending).TotalSeconds < options.EndDelayS)
        {
            return state with { Seen = time, Ending = ending };
        }

        changes.Add(ChangeOf(AlertChange.Ended, state, ending));
        return null;
    }

    private static EmergencyState Raise(
        DeviceTime time, in RuleFix fix, KnownPlace? lastPlaced, ICollection<EpisodeChange> changes)
    {
        var place = fix.IsPlaced ? KnownPlace.Of(fix) : lastPlaced ?? KnownPlace.Of(fix);
        var state = new EmergencyState(time, place.Point, place.Regions, fix.IsPlaced, time, time, null);
        changes.Add(ChangeOf(AlertChange.Raised, state, null));
        return state;
    }

    private static EpisodeChange ChangeOf(AlertChange change, EmergencyState state, DeviceTime? end)
    {
        var details = end is { } over
            ? AlertDetails.Of(
                ("located", state.IsLocated), ("duration_s", Math.Round(over.Since(state.Start).TotalSeconds, 3)))
            : AlertDetails.Of(("located", state.IsLocated));
        return new EpisodeChange(
            change, null, state.Start, state.Point, state.Regions, end, Severity.Critical, details);
    }
}
