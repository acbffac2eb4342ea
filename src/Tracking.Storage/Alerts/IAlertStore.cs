using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Storage.Alerts;

/// <summary>Reads alerts and their feeds.</summary>
public interface IAlertStore
{
    /// <summary>
    /// Every revision of one alert, by number; empty when there is no such alert. Cursors are those of <c>all</c>.
    /// </summary>
    Task<IReadOnlyList<StoredRevision>> ListRevisionsAsync(AlertId id, CancellationToken cancellationToken);

    /// <summary>The latest revision of each alert that fits.</summary>
    Task<IReadOnlyList<StoredRevision>> ListLatestAsync(AlertQuery query, CancellationToken cancellationToken);

    /// <summary>The entries of a feed (<c>all</c> or a region's code) after a cursor.</summary>
    Task<FeedPage> ReadFeedAsync(string feed, long after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// For a re-fold at <paramref name="causedBefore"/>: of each alert of the vehicle the latest revision among those
    /// caused by an earlier offset, where it is open or was judged after <paramref name="judgedAfter"/>; withdrawn ones
    /// too, because one may come back. Ordered by start and id.
    /// </summary>
    Task<IReadOnlyList<JudgedRevision>> ListEpisodesAsync(
        VehicleId vehicle, DeviceTime judgedAfter, LogOffset causedBefore, CancellationToken cancellationToken);

    /// <summary>
    /// The alerts of a vehicle that were open for whoever asked at an instant: of each the latest revision written before
    /// it. By start and id; cursors are those of <c>all</c>.
    /// </summary>
    Task<IReadOnlyList<StoredRevision>> ListOpenAsOfAsync(
        VehicleId vehicle, ReceivedAt recordedBefore, int limit, CancellationToken cancellationToken);

    /// <summary>The vehicles with an open alert, of this rule unless it is null; each once, in no order.</summary>
    Task<IReadOnlyList<VehicleId>> ListVehiclesWithOpenAsync(string? rule, CancellationToken cancellationToken);

    /// <summary>
    /// A task that completes at the next commit that adds to any feed. Take it before reading, so that no commit falls
    /// between the read and the wait.
    /// </summary>
    Task NextCommit { get; }
}
