using Tracking.Model.Positions;
using Tracking.Model.Vehicles;

namespace Tracking.Storage.Positions;

/// <summary>
/// The log of accepted positions and ticks: the truth that everything else is folded from. Append only. A task that
/// returns has made its rows durable (fsync); many appends share one commit.
/// </summary>
public interface IPositionLog
{
    /// <summary>
    /// Appends positions of registered vehicles. Same vehicle, device time and content as a stored one (or an earlier
    /// one of this call): not stored again, answered null. Same vehicle and device time but other content: stored with
    /// <see cref="QualityFlags.SameTime"/> added.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// A vehicle is not registered: the caller should have checked.
    /// </exception>
    /// <exception cref="StorageException">The store failed; nothing of this call is stored.</exception>
    Task<AppendResult> AppendAsync(IReadOnlyList<NewPosition> positions, CancellationToken cancellationToken);

    /// <summary>
    /// Appends a tick. A <see cref="TickKind.Flush"/> for a vehicle that is settled already writes nothing and answers
    /// null; otherwise it settles the vehicle in the same transaction.
    /// </summary>
    Task<TickResult?> AppendTickAsync(
        VehicleId vehicle, TickKind kind, ReceivedAt receivedAt, CancellationToken cancellationToken);

    /// <summary>
    /// The vehicle's facts with a greater offset than <paramref name="after"/>, by offset, at most
    /// <paramref name="limit"/>.
    /// </summary>
    Task<IReadOnlyList<LogFact>> ReadAfterAsync(
        VehicleId vehicle, LogOffset after, int limit, CancellationToken cancellationToken);

    /// <summary>A page of the vehicle's track in judging order.</summary>
    Task<IReadOnlyList<LoggedPosition>> ReadTrackAsync(TrackQuery query, CancellationToken cancellationToken);
}
