using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Vehicles;

/// <summary>
/// Takes one vehicle's state from fact to fact: reads the log where it must, decides, commits, and only then goes on to
/// the next state. When a commit fails the state stays what it was, and the next call reads the same facts from the log
/// again. Used by one turn at a time.
/// </summary>
internal sealed partial class VehicleJudge(
    VehicleId vehicle, VehicleState state, VehicleStores stores, JudgingSource source, ILogger logger)
{
    /// <summary>
    /// Facts read and decided at a time: bounds the memory of one turn, and a refused commit costs little.
    /// </summary>
    private const int PageSize = 1_000;

    /// <summary>Positions a re-fold reads at a time; 8 days at 1 Hz are about 140 pages.</summary>
    private const int RefoldPageSize = 5_000;

    private readonly SignCache _signs = new(vehicle, stores.Signs);

    public VehicleState State { get; private set; } = state;

    /// <summary>Facts judged so far; offsets would not tell, since other vehicles' facts lie between.</summary>
    public long Judged { get; private set; }

    /// <summary>Judges what a commit added, and first whatever the log holds before it.</summary>
    public async Task JudgeAsync(long previousHead, IReadOnlyList<LogFact> facts)
    {
        if (State.Head.Number < previousHead)
        {
            // Another batch of the vehicle is on its way or its call was lost: the log has it, and in the right order.
            await CatchUpAsync(previousHead);
        }

        await ApplyAsync(facts);
    }

    /// <summary>Judges what the log holds after the state, up to an offset.</summary>
    public async Task CatchUpAsync(long upTo = long.MaxValue)
    {
        while (State.Head.Number < upTo)
        {
            var facts = await stores.Log.ReadAfterAsync(vehicle, State.Head, PageSize, CancellationToken.None);
            await ApplyAsync(facts);
            if (facts.Count < PageSize)
            {
                return;
            }
        }
    }

    /// <summary>
    /// When the vehicle's silence is to be judged if nothing comes, or null: it was not live, or is known to be silent.
    /// </summary>
    public ReceivedAt? SilenceDue(ReceivedAt listeningSince)
    {
        var judging = source.For(vehicle);
        return new ArrivalFold(judging.Rules).TickDue(State.Arrivals, judging.VehicleAt(State.Head), listeningSince);
    }

    /// <summary>Has the question of silence come up again later, or not at all.</summary>
    public Task PutOffSilenceAsync(ReceivedAt? due) => stores.Judgements.CommitAsync(
        new Judgement
        {
            Vehicle = vehicle,
            Done = [DueKind.Silence],
            Due = due is { } dueAt ? [new DueRow(vehicle, DueKind.Silence, dueAt)] : [],
        },
        CancellationToken.None);

    /// <summary>Decides and commits facts in log order.</summary>
    private async Task ApplyAsync(IReadOnlyList<LogFact> facts)
    {
        var head = State.Head.Number;
        var rest = facts;
        while (rest.Count > 0)
        {
            var judging = source.For(vehicle) with { Signs = await _signs.ForAsync(State, rest) };
            var decision = new VehicleDecider(vehicle, judging).Decide(State, rest);
            await CommitAsync(decision);
            rest = [.. rest.Skip(decision.Taken)];
            if (decision.RefoldAt is { } tick)
            {
                await CommitAsync(await RefoldAsync(tick));
                rest = [.. rest.Skip(1)];
            }
        }

        Judged += facts.Count(fact => fact.Offset.Number > head);
    }

    private async Task<Decision> RefoldAsync(LogOffset tick)
    {
        if (State.DirtyFrom is not { } dirtyFrom)
        {
            // Two re-folds were asked for before the first one ran; the second has nothing to do.
            var done = new Judgement { Vehicle = vehicle, Done = [DueKind.Refold] };
            return new Decision(State with { Head = tick }, done, 1, null);
        }

        var rung = await stores.Judgements.FindRungAsync(vehicle, dirtyFrom, tick, CancellationToken.None);
        var from = rung?.Watermark ?? DeviceTime.MinValue;
        var judging = source.For(vehicle) with { Signs = await _signs.ForAsync(from, State.Watermark) };
        var refold = new VehicleRefold(State, tick, rung, judging);
        var positions = Stretch(refold.From, State.Watermark, tick);
        var known = await KnownOffsetsAsync(judging, positions);
        var place = 0;
        await ReadAsync(
            positions,
            position => refold.Add(Knowledge.At(position, known.Count == 0 ? Knowledge.None : known[place++])));
        var stored = await stores.Alerts.ListEpisodesAsync(vehicle, refold.StoredAfter, tick, CancellationToken.None);
        return refold.Finish(vehicle, stored);
    }

    /// <summary>What a re-fold reads: later than a rung, up to a watermark, as it was logged before a tick.</summary>
    private TrackQuery Stretch(DeviceTime after, DeviceTime watermark, LogOffset tick)
    {
        var from = after == DeviceTime.MinValue ? after : new DeviceTime(after.UnixMilliseconds + 1);
        return new TrackQuery(
            vehicle, from, new DeviceTime(watermark.UnixMilliseconds + 1), null, tick, RefoldPageSize);
    }

    /// <summary>The offsets at whose knowledge the positions are judged, in their order; empty where knowledge does not vary.</summary>
    private async Task<List<long>> KnownOffsetsAsync(Judging judging, TrackQuery positions)
    {
        var known = new List<long>();
        if (!judging.Varies)
        {
            return known;
        }

        await ReadAsync(positions, position => known.Add(Knowledge.Of(position)));
        var inWindow = State.Window.Select(Knowledge.Of).DefaultIfEmpty(Knowledge.None).Min();
        Knowledge.Lower(CollectionsMarshal.AsSpan(known), inWindow);
        return known;
    }

    private async Task ReadAsync(TrackQuery query, Action<LoggedPosition> take)
    {
        while (true)
        {
            var page = await stores.Log.ReadTrackAsync(query, CancellationToken.None);
            foreach (var position in page)
            {
                take(position);
            }

            if (page.Count < RefoldPageSize)
            {
                return;
            }

            query = query with { After = new TrackPlace(page[^1].Position.DeviceTime, page[^1].Hash) };
        }
    }

    private async Task CommitAsync(Decision decision)
    {
        if (!decision.Judgement.IsEmpty)
        {
            var divergent = await stores.Judgements.CommitAsync(decision.Judgement, CancellationToken.None);
            if (divergent > 0)
            {
                LogDivergence(logger, vehicle, divergent, decision.State.Head);
            }
        }

        State = decision.State;
    }

    [LoggerMessage(Level = LogLevel.Error, Message =
        "Judging vehicle {Vehicle} again gave {Count} revisions other than those stored; kept the stored ones. Log offset {Offset}.")]
    private static partial void LogDivergence(ILogger logger, VehicleId vehicle, int count, LogOffset offset);
}
