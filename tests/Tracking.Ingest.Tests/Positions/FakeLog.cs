using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;

namespace Tracking.Ingest.Tests.Positions;

/// <summary>A log in front of the real one, whose commits a test holds back or makes fail.</summary>
internal sealed class FakeLog(IPositionLog inner) : IPositionLog
{
    private readonly TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What an append waits for before it goes on to the real log.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Completes when an append was asked for.</summary>
    public Task Called => _called.Task;

    public async Task<AppendResult> AppendAsync(IReadOnlyList<NewPosition> positions, CancellationToken cancellationToken)
    {
        _called.TrySetResult();
        await Gate;
        return await inner.AppendAsync(positions, cancellationToken);
    }

    public Task<TickResult?> AppendTickAsync(
        VehicleId vehicle, TickKind kind, ReceivedAt receivedAt, CancellationToken cancellationToken) =>
        inner.AppendTickAsync(vehicle, kind, receivedAt, cancellationToken);

    public Task<IReadOnlyList<LogFact>> ReadAfterAsync(
        VehicleId vehicle, LogOffset after, int limit, CancellationToken cancellationToken) =>
        inner.ReadAfterAsync(vehicle, after, limit, cancellationToken);

    public Task<IReadOnlyList<LoggedPosition>> ReadTrackAsync(TrackQuery query, CancellationToken cancellationToken) =>
        inner.ReadTrackAsync(query, cancellationToken);
}
