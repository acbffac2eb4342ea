using Tracking.Geo.Regions;
using Tracking.Grains.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Fatigue;
using Tracking.Rules.Folding;
using Tracking.Storage.Drivers;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;
using Tracking.Storage.Vehicles;

namespace Tracking.Grains.Drivers;

/// <summary>
/// Judges one driver's hours: reads what he did since before what changed, lets every rule find its episodes, and writes
/// what differs from those stored. It keeps nothing: the due row in the store says what is to be judged, and the
/// judgement that removes it is refused when something changed meanwhile.
/// </summary>
internal sealed class DriverJudge(
    DriverId driver, DriverStores stores, RuleSet rules, RegionCatalogue regions, IVehicleRegistry vehicles)
{
    /// <summary>
    /// How far before a change is read: the 24 hours that the law rolls over his driving, and 48 more in which a pause is
    /// looked for that every episode ends with. Nobody drives two days without one; of an episode that does (a vehicle
    /// with changing drivers, none of them signed on) the stored start is kept.
    /// </summary>
    internal static readonly TimeSpan LookBack = Window + TimeSpan.FromHours(48);

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>Tries when his hours change while they are judged; then the row stays, and the sweeper comes again.</summary>
    private const int MaximumTries = 5;

    /// <summary>Fixes looked at for the place of an alert: the first that can be believed.</summary>
    private const int PlaceFixes = 100;

    public async Task JudgeAsync()
    {
        for (var tries = 0; tries < MaximumTries; tries++)
        {
            var due = await stores.Judgements.FindDueAsync(driver, CancellationToken.None);
            if (due is null)
            {
                return;
            }

            var revisions = await DecideAsync(due.DirtyFrom);
            if (await stores.Judgements.CommitAsync(new DriverJudgement(due, revisions), CancellationToken.None))
            {
                return;
            }
        }
    }

    private async Task<IReadOnlyList<NewRevision>> DecideAsync(DeviceTime dirtyFrom)
    {
        var readFrom = dirtyFrom.Plus(-LookBack);
        var history = await DriverHistory.ReadAsync(stores, driver, readFrom, DeviceTime.MaxValue);
        var revisions = new List<NewRevision>();
        foreach (var rule in rules.DriverRules)
        {
            var from = history.Timeline.LastBegun(rule.Separation, dirtyFrom) ?? readFrom.Plus(Window);
            var stored = await stores.Judgements.ListEpisodesAsync(driver, from, CancellationToken.None);
            var found = new DriverRefold(driver, rule.Id, from).Compare(rule.Judge(history.Timeline), stored);
            foreach (var revision in found)
            {
                revisions.Add(await CompleteAsync(rule.Id, revision, history));
            }
        }

        return revisions;
    }

    private async Task<NewRevision> CompleteAsync(string rule, DriverRevision decided, DriverHistory history)
    {
        var episode = decided.Episode;
        var (point, path) = decided.Stored is { } stored && stored.Vehicle == episode.Vehicle
            ? (stored.Point, stored.Regions)
            : await PlaceAsync(episode, history);
        var revision = new AlertRevision(
            decided.Id,
            decided.Number,
            decided.Change,
            decided.State,
            episode.Severity,
            episode.Vehicle,
            driver.Value,
            rule,
            null,
            episode.Start,
            episode.End,
            point,
            path,
            rules.Label,
            episode.Details,
            decided.Supersedes);
        var concerned = history.RegionsBetween(episode.Start, episode.End ?? DeviceTime.MaxValue);
        var home = vehicles.Find(episode.Vehicle)?.HomeRegion;
        var judgedAt = episode.End ?? episode.Start;
        return new NewRevision(
            revision,
            LogOffset.Start,
            judgedAt,
            AlertFeeds.Of(new DecidedRevision(revision, judgedAt, concerned), home, regions.Current))
        {
            Subject = driver,
        };
    }

    /// <summary>Where the vehicle was when an episode began: its first believable fix from then on.</summary>
    private async Task<(GeoPoint Point, RegionPath Regions)> PlaceAsync(DriverEpisode episode, DriverHistory history)
    {
        var track = await stores.Log.ReadTrackAsync(
            new TrackQuery(episode.Vehicle, episode.Start, DeviceTime.MaxValue, null, null, PlaceFixes),
            CancellationToken.None);
        var fix = track.FirstOrDefault(static one => (one.Flags & (QualityFlags.Zero | QualityFlags.Jump)) == 0);
        return fix is not null
            ? (fix.Position.Point, fix.Regions)
            : (history.SegmentAt(episode.Vehicle, episode.Start)?.StartPoint ?? default, RegionPath.Empty);
    }
}
