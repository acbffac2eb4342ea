using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracking.Contracts;
using Tracking.Contracts.Vehicles;
using Tracking.Grains.Vehicles;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Sweeping;

/// <summary>
/// Does what is due by stored rows: first, at start, it lets every vehicle that has facts beyond its snapshot judge
/// them; then it keeps looking for vehicles that have gone quiet, whose reorder windows are to be drained, and for
/// re-folds and questions of silence whose time has come. Nothing is lost when it dies: the rows stay, and the next one
/// does the work.
/// </summary>
internal sealed partial class Sweeper(
    IGrainFactory grains, IVehicleHeads heads, IJudgementStore judgements, TimeProvider clock, ILogger<Sweeper> logger)
    : BackgroundService
{
    /// <summary>How often it looks: well below the 60 s it looks for, and two index reads each time.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Vehicles dealt with in one round; more wait for the next.</summary>
    internal const int BatchSize = 500;

    /// <summary>
    /// Vehicles remembered for another try, one batch: more than that fail together only when the store does, and then
    /// their next position or the next start catches up with them.
    /// </summary>
    internal const int MaximumRetries = BatchSize;

    /// <summary>
    /// When rounds are further apart than this, the machine was asleep or choked, and nobody can have been heard.
    /// </summary>
    internal static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    // Silence of before is ours: while nobody swept, or the store could not be read, nobody can have been heard either.
    private ReceivedAt _listeningSince;
    private ReceivedAt _lastRound;

    // A failed flush has left its tick, after which nothing stored lists the vehicle as quiet.
    private readonly HashSet<VehicleId> _failed = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await CatchUpAsync(stoppingToken);
            _listeningSince = _lastRound = ReceivedAt.Now(clock);
            using var timer = new PeriodicTimer(Interval, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SweepAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping: the rows stay for the next start.
        }
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        VehicleId? after = null;
        var count = 0;
        while (true)
        {
            var page = await heads.ListBeyondSnapshotAsync(after, BatchSize, cancellationToken);
            await ForEachAsync(
                page.Select(static head => head.Vehicle), static vehicle => vehicle.CatchUpAsync(), cancellationToken);
            count += page.Count;
            if (page.Count < BatchSize)
            {
                LogCaughtUp(logger, count);
                return;
            }

            after = page[^1].Vehicle;
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RetryAsync(cancellationToken);
            var now = ReceivedAt.Now(clock);
            _listeningSince = now.Since(_lastRound) > LongestPause ? now : _listeningSince;
            _lastRound = now;
            var quiet = await heads.ListQuietAsync(
                now.Plus(-VehicleDecider.ReorderWindow), BatchSize, cancellationToken);
            await ForEachAsync(quiet, static vehicle => vehicle.FlushAsync(), cancellationToken);
            var due = await judgements.ListDueAsync(now, BatchSize, cancellationToken);
            await ForEachAsync(Of(due, DueKind.Refold), static vehicle => vehicle.RefoldAsync(), cancellationToken);
            var listeningSinceMs = _listeningSince.UnixMilliseconds;
            await ForEachAsync(
                Of(due, DueKind.Silence), vehicle => vehicle.JudgeSilenceAsync(listeningSinceMs), cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            _listeningSince = ReceivedAt.Now(clock);
            LogSweepFailed(logger, error);
        }
    }

    private static IEnumerable<VehicleId> Of(IEnumerable<DueRow> due, DueKind kind) =>
        due.Where(row => row.Kind == kind).Select(static row => row.Vehicle);

    private Task RetryAsync(CancellationToken cancellationToken)
    {
        // No call is under way that could add to it: each round waits for all of its own.
        var failed = _failed.ToList();
        _failed.Clear();
        return ForEachAsync(failed, static vehicle => vehicle.CatchUpAsync(), cancellationToken);
    }

    private void RememberFailed(VehicleId vehicle)
    {
        lock (_failed)
        {
            if (_failed.Count < MaximumRetries)
            {
                _failed.Add(vehicle);
            }
        }
    }

    private Task ForEachAsync(
        IEnumerable<VehicleId> vehicles, Func<IVehicleGrain, Task> call, CancellationToken cancellationToken) =>
        Waves.ForEachAsync(
            vehicles,
            async (vehicle, _) =>
            {
                try
                {
                    await call(grains.GetGrain<IVehicleGrain>(GrainKeys.Vehicle(vehicle)));
                }
                catch (Exception error) when (!cancellationToken.IsCancellationRequested)
                {
                    // One vehicle that cannot be judged must not keep the others waiting.
                    LogVehicleFailed(logger, error, vehicle);
                    RememberFailed(vehicle);
                }
            },
            cancellationToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "Caught up with {Count} vehicles that had facts beyond their snapshots.")]
    private static partial void LogCaughtUp(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sweep failed; the next one tries again.")]
    private static partial void LogSweepFailed(ILogger logger, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Vehicle {Vehicle} could not be judged; it is tried again.")]
    private static partial void LogVehicleFailed(ILogger logger, Exception error, VehicleId vehicle);
}
