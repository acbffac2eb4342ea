using System.Collections.Concurrent;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;
using Tracking.Storage.Sqlite;
using Tracking.Storage.Tests.Stores;

namespace Tracking.Storage.Tests.Sqlite.Crashes;

/// <summary>Several callers that write all kinds of things at random and note what they were told is durable.</summary>
internal sealed class CrashWorkload(SqliteStore store, int seed)
{
    private const int Callers = 4;
    private readonly ConcurrentQueue<LoggedPosition> _positions = new();
    private readonly ConcurrentQueue<LogOffset> _ticks = new();
    private readonly ConcurrentQueue<NewRevision> _revisions = new();

    public static IReadOnlyList<VehicleId> Vehicles { get; } =
        [.. Enumerable.Range(0, 5).Select(i => VehicleId.Parse($"v{i}"))];

    /// <summary>Everything acknowledged so far.</summary>
    public Acknowledged Acknowledged => new([.. _positions], [.. _ticks], [.. _revisions]);

    /// <summary>Waits until so many positions are acknowledged, or <paramref name="running"/> has ended.</summary>
    public async Task ReachAsync(int positions, Task running)
    {
        while (_positions.Count < positions && !running.IsCompleted)
        {
            await Task.Yield();
        }
    }

    public async Task RunAsync(int operationsPerCaller, CancellationToken cancellation)
    {
        await store.Vehicles.RegisterAsync(
            [.. Vehicles.Select(id => new Vehicle(id, VehicleClass.Coach, "", null))], cancellation);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(
            async () =>
            {
                var random = new Random(seed + caller);
                for (var i = 0; i < operationsPerCaller; i++)
                {
                    await StepAsync(random, caller, i, cancellation);
                }
            },
            cancellation)));
    }

    private async Task StepAsync(Random random, int caller, int step, CancellationToken cancellation)
    {
        var vehicle = Vehicles[random.Next(Vehicles.Count)];
        switch (random.Next(10))
        {
            case 0:
                var kind = random.Next(2) == 0 ? TickKind.Flush : TickKind.Refold;
                if (await store.Log.AppendTickAsync(vehicle, kind, Fixes.Received(step), cancellation) is { } tick)
                {
                    _ticks.Enqueue(tick.Offset);
                }

                break;
            case 1:
                await JudgeAsync(random, vehicle, (caller * 10_000) + step, cancellation);
                break;
            default:
                var batch = Enumerable.Range(0, random.Next(1, 30)).Select(_ => Fix(random)).ToList();
                var result = await store.Log.AppendAsync(batch, cancellation);
                foreach (var logged in result.Positions.OfType<LoggedPosition>())
                {
                    _positions.Enqueue(logged);
                }

                break;
        }
    }

    private static NewPosition Fix(Random random) => Fixes.Fix(
        Vehicles[random.Next(Vehicles.Count)],
        random.Next(100_000),
        random.Next(120),
        regions: random.Next(2) == 0 ? Fixes.Gansu : Fixes.Jiangxi);

    private async Task JudgeAsync(Random random, VehicleId vehicle, int start, CancellationToken cancellation)
    {
        var feeds = random.Next(2) == 0 ? new[] { "620000" } : ["360000", "620000"];
        var added = new NewRevision(Episodes.Raised(vehicle, start), new LogOffset(0, 1), Fixes.At(start), feeds);
        var rung = new LadderSnapshot(Fixes.At(start), new LogOffset(0, 1), new byte[random.Next(2_000)]);
        await store.Judgements.CommitAsync(
            new Judgement { Vehicle = vehicle, Revisions = [added], Ladder = [rung] }, cancellation);
        _revisions.Enqueue(added);
    }
}
