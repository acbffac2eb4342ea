using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;
using Tracking.Rules.Motion;
using Tracking.Storage.Judgements;
using Tracking.Storage.Motion;

namespace Tracking.Grains.Vehicles;

/// <summary>
/// Gathers what folding gives until it is committed. The first fold and a re-fold share it, so both keep alike.
/// </summary>
internal sealed class FoldOutput(Judging judging)
{
    private static readonly TimeSpan RungInterval = TimeSpan.FromHours(1);

    private readonly List<DecidedRevision> _decided = [];
    private readonly List<NewRevision> _revisions = [];
    private readonly List<LadderSnapshot> _rungs = [];
    private readonly List<PositionFlags> _flags = [];
    private readonly List<MotionSegment> _segments = [];

    public void Clear()
    {
        _revisions.Clear();
        _rungs.Clear();
        _flags.Clear();
        _segments.Clear();
    }

    /// <summary>Keeps a rung of the ladder when the next fix begins a new hour of device time.</summary>
    public void BeginHour(FoldState before, DeviceTime lastFolded, DeviceTime next, LogOffset knownAt)
    {
        if (lastFolded != DeviceTime.MinValue && HourOf(next) > HourOf(lastFolded))
        {
            _rungs.Add(new LadderSnapshot(lastFolded, knownAt, VehicleStateJson.WriteRung(before, judging.Rules)));
        }
    }

    /// <summary>Folds one position and keeps what it gives.</summary>
    public FoldState Step(Fold fold, FoldState state, LoggedPosition position, LogOffset causedBy)
    {
        var vehicle = judging.VehicleAt(position.Offset);
        var next = Step(fold, state, position, vehicle, _decided);
        AddDecided(causedBy, vehicle);
        return next;
    }

    /// <summary>Judges that a position came, in the order of the log.</summary>
    public FoldState Arrive(ArrivalFold fold, FoldState state, LoggedPosition position)
    {
        var vehicle = judging.VehicleAt(position.Offset);
        var next = fold.Step(state, position, vehicle, _decided);
        AddDecided(position.Offset, vehicle);
        return next;
    }

    /// <summary>Judges that nothing more came up to a tick.</summary>
    public FoldState Tick(ArrivalFold fold, FoldState state, LogOffset tick, ReceivedAt now)
    {
        var vehicle = judging.VehicleAt(tick);
        var next = fold.Tick(state, now, tick, vehicle, _decided);
        AddDecided(tick, vehicle);
        return next;
    }

    /// <summary>Folds one position, keeps its flags, and leaves its revisions to the caller.</summary>
    public FoldState Step(
        Fold fold, FoldState state, LoggedPosition position, Vehicle vehicle, ICollection<DecidedRevision> decided)
    {
        var next = fold.Step(state, position, vehicle, decided, out var added);
        if (added != QualityFlags.None)
        {
            Flag(position, added);
        }

        if (judging.Rules.Motion is not { } motion)
        {
            return next;
        }

        // A re-fold reads positions with the flags that the fold before it set.
        var fix = new RuleFix(position, (position.Flags & ~Fold.SetHere) | added);
        return next with { Motion = motion.Step(next.Motion, fix, vehicle.Class, _segments) };
    }

    /// <summary>Brings the row of the segment that goes on up to the last fix.</summary>
    public FoldState RenewSegment(FoldState state) =>
        state with { Motion = MotionDetector.Renew(state.Motion, _segments) };

    /// <summary>Writes the row of the segment that a rung goes on from.</summary>
    public void KeepSegment(FoldState rung) => MotionDetector.Write(rung.Motion, _segments);

    /// <summary>What changed about the segments, once everything up to an offset is judged; null when nothing did.</summary>
    public SegmentChanges? SegmentsUpTo(LogOffset offset, DeviceTime? dropFrom = null) =>
        _segments.Count == 0 && dropFrom is null ? null : new SegmentChanges(offset, dropFrom, [.. _segments]);

    public void Add(DecidedRevision decided, LogOffset causedBy, Vehicle vehicle) =>
        _revisions.Add(new NewRevision(
            decided.Revision,
            causedBy,
            decided.JudgedAt,
            AlertFeeds.Of(decided, vehicle.HomeRegion, judging.Regions)));

    public void Flag(LoggedPosition position, QualityFlags flags) =>
        _flags.Add(new PositionFlags(position.Position.DeviceTime, position.Hash, flags));

    public Judgement ToJudgement(VehicleId vehicle) => new()
    {
        Vehicle = vehicle,
        Revisions = [.. _revisions],
        Ladder = [.. _rungs],
        Flags = [.. _flags],
    };

    private void AddDecided(LogOffset causedBy, Vehicle vehicle)
    {
        foreach (var decided in _decided)
        {
            Add(decided, causedBy, vehicle);
        }

        _decided.Clear();
    }

    private static long HourOf(DeviceTime time) =>
        (long)Math.Floor(time.UnixMilliseconds / RungInterval.TotalMilliseconds);
}
