using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;
using Tracking.Storage.Judgements;

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

    public void Clear()
    {
        _revisions.Clear();
        _rungs.Clear();
        _flags.Clear();
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
        var next = fold.Tick(state, now, vehicle, _decided);
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

        return next;
    }

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
