using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;

namespace Tracking.Api.Tests.Serving;

/// <summary>The real log behind appends that a test makes fail.</summary>
internal sealed class SteeredLog(IPositionLog inner) : IPositionLog
{
    /// <summary>What every append throws, if anything.</summary>
    public Exception? Failure { get; set; }

    public Task<AppendResult> AppendAsync(IReadOnlyList<NewPosition> positions, CancellationToken cancellationToken) =>
        Failure is null ? inner.AppendAsync(positions, cancellationToken) : Task.FromException<AppendResult>(Failure);

    public Task<TickResult?> AppendTickAsync(
        VehicleId vehicle, TickKind kind, ReceivedAt receivedAt, CancellationToken cancellationToken) =>
        inner.AppendTickAsync(vehicle, kind, receivedAt, cancellationToken);

    public Task<IReadOnlyList<LogFact>> ReadAfterAsync(
        VehicleId vehicle, LogOffset after, int limit, CancellationToken cancellationToken) =>
        inner.ReadAfterAsync(vehicle, after, limit, cancellationToken);

    public Task<IReadOnlyList<LoggedPosition>> ReadTrackAsync(TrackQuery query, CancellationToken cancellationToken) =>
        inner.ReadTrackAsync(query, cancellationToken);
}
