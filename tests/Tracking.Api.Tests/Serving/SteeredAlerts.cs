using Tracking.Model.Alerts;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Alerts;

namespace Tracking.Api.Tests.Serving;

/// <summary>The real alerts, of which a test may have forgotten the oldest, or whose commits nobody hears of.</summary>
internal sealed class SteeredAlerts(IAlertStore inner) : IAlertStore
{
    private readonly Task _never = new TaskCompletionSource().Task;

    /// <summary>The smallest cursor that is still kept, or null for all.</summary>
    public long? Oldest { get; set; }

    /// <summary>Whether commits wake nobody, as when another process makes them.</summary>
    public bool IsDeaf { get; set; }

    public Task NextCommit => IsDeaf ? _never : inner.NextCommit;

    public async Task<FeedPage> ReadFeedAsync(string feed, long after, int limit, CancellationToken cancellationToken)
    {
        var page = await inner.ReadFeedAsync(feed, after, limit, cancellationToken);
        return page with { Oldest = Oldest ?? page.Oldest };
    }

    public Task<IReadOnlyList<StoredRevision>> ListRevisionsAsync(AlertId id, CancellationToken cancellationToken) =>
        inner.ListRevisionsAsync(id, cancellationToken);

    public Task<IReadOnlyList<StoredRevision>> ListLatestAsync(AlertQuery query, CancellationToken cancellationToken) =>
        inner.ListLatestAsync(query, cancellationToken);

    public Task<IReadOnlyList<StoredRevision>> ListOpenAsOfAsync(
        VehicleId vehicle, ReceivedAt recordedBefore, int limit, CancellationToken cancellationToken) =>
        inner.ListOpenAsOfAsync(vehicle, recordedBefore, limit, cancellationToken);

    public Task<IReadOnlyList<VehicleId>> ListVehiclesWithOpenAsync(string? rule, CancellationToken cancellationToken) =>
        inner.ListVehiclesWithOpenAsync(rule, cancellationToken);

    public Task<IReadOnlyList<JudgedRevision>> ListEpisodesAsync(
        VehicleId vehicle, DeviceTime judgedAfter, LogOffset causedBefore, CancellationToken cancellationToken) =>
        inner.ListEpisodesAsync(vehicle, judgedAfter, causedBefore, cancellationToken);
}
