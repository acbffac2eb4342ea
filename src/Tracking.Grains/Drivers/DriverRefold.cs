using Tracking.Model.Alerts;
using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Rules.Fatigue;

namespace Tracking.Grains.Drivers;

/// <summary>
/// Compares the episodes that a rule found in a driver's hours with those stored, as <c>VehicleRefold</c> does for a
/// vehicle's: so it does not matter in which order vehicles report and drivers sign on.
/// <list type="bullet">
/// <item>the same id and nothing new to say: nothing is written;</item>
/// <item>the same id and something new: the alert's next revision;</item>
/// <item>stored and no longer found: withdrawn;</item>
/// <item>found and not stored: raised; if it overlaps a withdrawn one of the same rule it supersedes it.</item>
/// </list>
/// While an episode goes on, only its severity is news: what the details count is said again when it ends. Pure.
/// </summary>
internal sealed class DriverRefold(DriverId driver, string rule, DeviceTime from)
{
    /// <summary>What to write, with the episode that each revision is of; null for a withdrawal.</summary>
    public IReadOnlyList<DriverRevision> Compare(
        IReadOnlyList<DriverEpisode> found, IReadOnlyList<AlertRevision> stored)
    {
        var standing = stored.Where(one => one.Rule == rule && Reaches(one.End)).ToList();
        var episodes = found.Where(one => Reaches(one.End)).Select(one => Clipped(one, standing)).ToList();
        var ids = episodes.Select(IdOf).ToHashSet();
        var revisions = standing
            .Where(one => one.State != AlertState.Withdrawn && !ids.Contains(one.Id))
            .Select(Withdrawn)
            .ToList();
        var withdrawn = revisions.ToList();
        foreach (var episode in episodes)
        {
            if (Next(episode, standing.Find(one => one.Id == IdOf(episode)), withdrawn) is { } next)
            {
                revisions.Add(next);
            }
        }

        return revisions;
    }

    private static bool Overlaps(AlertRevision old, DriverEpisode episode) =>
        old.Start <= (episode.End ?? DeviceTime.MaxValue) && episode.Start <= (old.End ?? DeviceTime.MaxValue);

    private static bool SaysNothingNew(AlertRevision stored, DriverEpisode episode) =>
        stored.State == (episode.End is null ? AlertState.Open : AlertState.Closed)
        && stored.End == episode.End
        && stored.Severity == episode.Severity
        && stored.Vehicle == episode.Vehicle
        && (episode.End is null || stored.Details == episode.Details);

    private static AlertChange ChangeOf(AlertRevision stored, DriverEpisode episode) => stored.State switch
    {
        AlertState.Open when episode.End is not null => AlertChange.Ended,
        AlertState.Open when episode.Severity > stored.Severity => AlertChange.Severity,
        _ => AlertChange.Corrected,
    };

    private static DriverRevision Withdrawn(AlertRevision stored) => new(
        stored.Id,
        stored.Number + 1,
        AlertChange.Withdrawn,
        AlertState.Withdrawn,
        new DriverEpisode(stored.Start, stored.End, stored.Severity, stored.Vehicle, stored.Details),
        stored,
        stored.Supersedes);

    private bool Reaches(DeviceTime? end) => end is not { } ended || ended >= from;

    /// <summary>
    /// An episode that began before what was read keeps the start it was raised with: where it began cannot be seen.
    /// </summary>
    private DriverEpisode Clipped(DriverEpisode episode, List<AlertRevision> standing) =>
        episode.Start < from
        && standing.Find(one => one.State != AlertState.Withdrawn && one.Start < from && Overlaps(one, episode)) is { } kept
            ? episode with { Start = kept.Start, Vehicle = kept.Vehicle }
            : episode;

    private AlertId IdOf(DriverEpisode episode) => AlertId.Of(driver.Value, rule, null, episode.Start);

    private DriverRevision? Next(DriverEpisode episode, AlertRevision? stored, List<DriverRevision> withdrawn)
    {
        var state = episode.End is null ? AlertState.Open : AlertState.Closed;
        if (stored is null)
        {
            var superseded = withdrawn.Find(old => Overlaps(old.Stored!, episode));
            return new DriverRevision(
                IdOf(episode), 1, AlertChange.Raised, state, episode, null, superseded?.Id);
        }

        return SaysNothingNew(stored, episode)
            ? null
            : new DriverRevision(
                stored.Id, stored.Number + 1, ChangeOf(stored, episode), state, episode, stored, stored.Supersedes);
    }
}
