using Tracking.Geo.Fences;
using Tracking.Geo.Regions;
using Tracking.Grains.Vehicles;
using Tracking.Model.Alerts;
using Tracking.Model.Fences;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Storage.Alerts;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Tests.Vehicles;

/// <summary>One vehicle judged in memory: its log, the decisions about it and what they wrote.</summary>
internal sealed class PureVehicle
{
    public static readonly VehicleId Id = VehicleId.Parse("pure-1");

    private readonly List<LoggedPosition> _positions = [];
    private long _offset;

    /// <summary>By what it is judged; a hazmat vehicle without fences to begin with.</summary>
    public Judging Judging { get; set; } = NewJudging(VehicleClass.Hazmat);

    public VehicleState State { get; private set; } = VehicleState.Initial;

    /// <summary>Every revision so far, in the order in which it was decided.</summary>
    public List<NewRevision> Revisions { get; } = [];

    /// <summary>The rungs that stand.</summary>
    public List<LadderSnapshot> Ladder { get; } = [];

    /// <summary>The revisions of one rule's alerts.</summary>
    public IReadOnlyList<AlertRevision> RevisionsOf(string rule) =>
        [.. Revisions.Select(static judged => judged.Revision).Where(revision => revision.Rule == rule)];

    public static Judging NewJudging(VehicleClass vehicleClass, params IReadOnlyList<FenceVersion> fences) =>
        new(
            ChineseRules.Set,
            FenceSet.Build(fences),
            RegionSet.Empty,
            [new VehicleVersion(new Vehicle(Id, vehicleClass, "", null), LogOffset.Start)]);

    /// <summary>Logs fixes at these seconds, all of one speed.</summary>
    public IReadOnlyList<LogFact> Fixes(int speedKmh, params IEnumerable<double> seconds) =>
        [.. seconds.Select(second => Fix(second, speedKmh))];

    /// <summary>Logs a fix.</summary>
    public LogFact Fix(
        double seconds,
        int speedKmh = 60,
        QualityFlags flags = QualityFlags.None,
        ReceivedAt? receivedAt = null,
        GeoPoint? point = null,
        bool? emergency = null,
        bool? ignitionOn = null)
    {
        var logged = Vehicles.Fixes.Logged(
            ++_offset, seconds, speedKmh, flags, default, receivedAt, point, emergency, ignitionOn);
        _positions.Add(logged);
        return LogFact.Of(logged);
    }

    /// <summary>Logs a position as it came in.</summary>
    public LogFact Log(NewPosition position)
    {
        var logged = new LoggedPosition(
            new LogOffset(0, ++_offset),
            position.Position,
            position.Hash,
            position.ReceivedAt,
            position.Flags,
            position.Regions);
        _positions.Add(logged);
        return LogFact.Of(logged);
    }

    /// <summary>Goes on from the state as a snapshot keeps it.</summary>
    public void Restart() => State = VehicleStateJson.Read(
        VehicleStateJson.Write(State, ChineseRules.Set), ChineseRules.Set);

    /// <summary>Logs a tick.</summary>
    public LogFact Tick(TickKind kind, ReceivedAt? at = null) =>
        LogFact.Of(new LogOffset(0, ++_offset), kind, at ?? new ReceivedAt(1_800_000_000_000));

    /// <summary>Decides about facts and goes on to the state that follows.</summary>
    public Decision Decide(params IReadOnlyList<LogFact> facts) =>
        Keep(new VehicleDecider(Id, Judging).Decide(State, facts));

    /// <summary>Decides about fixes and drains the window.</summary>
    public void Drive(params IEnumerable<IReadOnlyList<LogFact>> stretches)
    {
        Decide([.. stretches.SelectMany(static stretch => stretch)]);
        Decide(Tick(TickKind.Flush));
    }

    /// <summary>Re-folds as the judge does, from the newest rung before the late data.</summary>
    public Decision Refold()
    {
        var tick = Tick(TickKind.Refold).Offset;
        var rung = Ladder.Where(rung => rung.Watermark < State.DirtyFrom).MaxBy(static rung => rung.Watermark);
        var refold = new VehicleRefold(State, tick, rung, Judging);
        var fed = _positions
            .Where(position => position.Position.DeviceTime > refold.From)
            .Where(position => position.Position.DeviceTime <= State.Watermark)
            .Order(LoggedPosition.JudgingOrder);
        foreach (var position in fed)
        {
            refold.Add(position);
        }

        return Keep(refold.Finish(Id, Episodes(refold.StoredAfter)));
    }

    private Decision Keep(Decision decision)
    {
        Ladder.RemoveAll(rung => rung.Watermark >= decision.Judgement.DropLadderFrom);
        Ladder.RemoveAll(rung => decision.Judgement.Ladder.Any(made => made.Watermark == rung.Watermark));
        Ladder.AddRange(decision.Judgement.Ladder);
        Revisions.AddRange(decision.Judgement.Revisions);
        State = decision.State;
        return decision;
    }

    private List<JudgedRevision> Episodes(DeviceTime judgedAfter) =>
        [.. Revisions
            .GroupBy(static judged => judged.Revision.Id)
            .Select(static alert => alert.MaxBy(static judged => judged.Revision.Number)!)
            .Where(judged => judged.Revision.State == AlertState.Open || judged.JudgedAt > judgedAfter)
            .Select(static judged => new JudgedRevision(judged.Revision, judged.JudgedAt))];
}
