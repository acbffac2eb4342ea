using System.Text.Json;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Storage;
using Tracking.Contracts;
using Tracking.Contracts.Vehicles;
using Tracking.Grains.Drivers;
using Tracking.Model.Positions;
using Tracking.Model.Regions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Vehicles;

/// <summary>
/// One activation is one registered vehicle while something is heard of it. Ingest calls it once a batch; the sweeper
/// when it has been quiet, or has late data; the API when somebody asks. It is a cache: its state is a fold of the
/// vehicle's log, so when it dies nothing is lost, and the next activation folds what lies beyond the last snapshot.
/// Not reentrant: a call that waits for the store holds the turn, which keeps facts in order.
/// </summary>
internal sealed partial class VehicleGrain : Grain, IVehicleGrain
{
    /// <summary>
    /// Facts between two snapshots: bounds what a start has to fold again to about a second's work, and makes a
    /// snapshot (one database write) cost under a thousandth of what it saves.
    /// </summary>
    internal const int FactsPerSnapshot = 1_000;

    private const int SnapshotVersion = 1;

    private readonly IPersistentState<VehicleSnapshot> _snapshot;
    private readonly VehicleStores _stores;
    private readonly JudgingSource _source;
    private readonly LiveAnnouncer _announcer;
    private readonly DriverWaker _drivers;
    private readonly TimeProvider _clock;
    private readonly ILogger<VehicleGrain> _logger;
    private VehicleId _vehicle;
    private VehicleJudge _judge = null!;
    private LogOffset _kept;
    private long _judgedWhenKept;

    public VehicleGrain(
        [PersistentState(VehicleSnapshot.StateName, VehicleSnapshot.Provider)] IPersistentState<VehicleSnapshot> snapshot,
        VehicleStores stores,
        JudgingSource source,
        LiveAnnouncer announcer,
        DriverWaker drivers,
        TimeProvider clock,
        ILogger<VehicleGrain> logger)
    {
        _snapshot = snapshot;
        _stores = stores;
        _source = source;
        _announcer = announcer;
        _drivers = drivers;
        _clock = clock;
        _logger = logger;
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _vehicle = GrainKeys.VehicleOf(this.GetPrimaryKeyString());
        var head = await _stores.Heads.FindAsync(_vehicle, cancellationToken);
        var state = Believed(ReadSnapshot(), head);
        _kept = state.Head;
        _judge = new VehicleJudge(_vehicle, state, _stores, _source, _logger);
        _announcer.Start(_vehicle, head?.Live, RegionPath.Parse(_snapshot.State.Regions));
        if (head is not null && head.Head.Number > state.Head.Number)
        {
            await _judge.CatchUpAsync();
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_judge is not null && reason.ReasonCode != DeactivationReasonCode.ActivationFailed)
        {
            await KeepSnapshotAsync();
        }
    }

    public async Task JudgeAsync(CommittedPositions committed)
    {
        await _judge.JudgeAsync(committed.PreviousHead, [.. committed.Positions.Select(LogFact.Of)]);
        await _announcer.AnnounceAsync(committed.Positions);
        await KeepSnapshotIfDueAsync();
    }

    public async Task FlushAsync()
    {
        var tick = await _stores.Log.AppendTickAsync(
            _vehicle, TickKind.Flush, ReceivedAt.Now(_clock), CancellationToken.None);
        await _judge.CatchUpAsync(tick?.Offset.Number ?? long.MaxValue);
        if (_judge.State.DirtyFrom is not null)
        {
            await RefoldAsync();
        }

        await _drivers.JudgeDriversOfAsync(_vehicle);
        await KeepSnapshotIfDueAsync();
    }

    public async Task RefoldAsync()
    {
        var tick = await _stores.Log.AppendTickAsync(
            _vehicle, TickKind.Refold, ReceivedAt.Now(_clock), CancellationToken.None);
        await _judge.CatchUpAsync(tick!.Offset.Number);
    }

    public async Task JudgeSilenceAsync(long listeningSinceMs)
    {
        await _judge.CatchUpAsync();
        var now = ReceivedAt.Now(_clock);
        var due = _judge.SilenceDue(new ReceivedAt(listeningSinceMs));
        if (due is not { } dueAt || dueAt.CompareTo(now) > 0)
        {
            await _judge.PutOffSilenceAsync(due);
            return;
        }

        // A position that comes in between is in the log before the tick, and then the tick finds no silence.
        var tick = await _stores.Log.AppendTickAsync(_vehicle, TickKind.Silence, now, CancellationToken.None);
        await _judge.CatchUpAsync(tick!.Offset.Number);
        await KeepSnapshotIfDueAsync();
    }

    public async Task CatchUpAsync()
    {
        await _judge.CatchUpAsync();
        await KeepSnapshotAsync();
    }

    public Task<VehicleStatus> GetStatusAsync()
    {
        var state = _judge.State;
        long? judgedUntil = state.Watermark == DeviceTime.MinValue ? null : state.Watermark.UnixMilliseconds;
        return Task.FromResult(new VehicleStatus(
            judgedUntil, [.. state.Fold.Open.Concat(state.Arrivals.Open).Select(static episode => episode.Last.Id.Value)]));
    }

    /// <summary>
    /// A snapshot that the log does not know of may be of a later log than this one, which was put back from a backup:
    /// its facts are gone, and others have their offsets. So it is not believed. A crash between writing a snapshot and
    /// marking it looks the same and costs one fold of the log.
    /// </summary>
    private VehicleState Believed(VehicleState snapshot, VehicleHead? head)
    {
        if (snapshot.Head.Number <= (head?.Snapshot.Number ?? 0))
        {
            return snapshot;
        }

        LogUnknownSnapshot(_logger, _vehicle);
        return VehicleState.Initial;
    }

    private VehicleState ReadSnapshot()
    {
        if (!_snapshot.RecordExists || _snapshot.State.Version != SnapshotVersion)
        {
            return VehicleState.Initial;
        }

        try
        {
            return VehicleStateJson.Read(_snapshot.State.State, _source.Rules);
        }
        catch (JsonException error)
        {
            // The log is the truth: a snapshot that cannot be read costs time, not data.
            LogUnreadableSnapshot(_logger, error, _vehicle);
            return VehicleState.Initial;
        }
    }

    private Task KeepSnapshotIfDueAsync() =>
        _judge.Judged - _judgedWhenKept >= FactsPerSnapshot ? KeepSnapshotAsync() : Task.CompletedTask;

    private async Task KeepSnapshotAsync()
    {
        var state = _judge.State;
        if (state.Head == _kept)
        {
            return;
        }

        _snapshot.State = new VehicleSnapshot
        {
            Version = SnapshotVersion,
            State = VehicleStateJson.Write(state, _source.Rules),
            Regions = _announcer.Regions.ToString(),
        };
        try
        {
            await _snapshot.WriteStateAsync();
            await _stores.Heads.MarkSnapshotAsync(_vehicle, state.Head, CancellationToken.None);
            _kept = state.Head;
            _judgedWhenKept = _judge.Judged;
        }
        catch (Exception error) when (error is not InconsistentStateException)
        {
            // What was judged is durable without it; the next snapshot is tried with the next facts.
            LogSnapshotNotKept(_logger, error, _vehicle);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "The snapshot of vehicle {Vehicle} cannot be read; folding its log from the beginning.")]
    private static partial void LogUnreadableSnapshot(ILogger logger, Exception error, VehicleId vehicle);

    [LoggerMessage(Level = LogLevel.Information, Message =
        "The log does not know the snapshot of vehicle {Vehicle}; folding its log from the beginning.")]
    private static partial void LogUnknownSnapshot(ILogger logger, VehicleId vehicle);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot of vehicle {Vehicle} could not be written.")]
    private static partial void LogSnapshotNotKept(ILogger logger, Exception error, VehicleId vehicle);
}
