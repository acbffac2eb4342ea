using System.Collections.Immutable;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Emergencies;
using Tracking.Rules.Folding;
using Tracking.Storage.Judgements;
using Tracking.Storage.Positions;

namespace Tracking.Grains.Vehicles;

/// <summary>
/// Decides what a vehicle's next facts mean: pure, from a state and facts in log order to the next state and what to
/// commit. Positions wait in the reorder window until the newest device time is a window's length ahead of them, and
/// are then judged in device-time order; only the first with an emergency alarm set closes the window at once. One that comes for a time that is judged already is late: it makes the vehicle
/// dirty from there, and a later tick in the log re-folds (<see cref="VehicleRefold"/>). Because ticks are facts too,
/// going through the same log again decides the same, to the revision number. Rules of arrival take every fact at once, in
/// the order of the log.
/// </summary>
internal sealed class VehicleDecider
{
    /// <summary>
    /// How long positions wait for earlier ones, in device time; terminals that re-send do so within seconds.
    /// </summary>
    public static readonly TimeSpan ReorderWindow = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Positions kept waiting at most; beyond it the oldest are judged early. 10 Hz over the whole window, and some.
    /// </summary>
    public const int MaximumWindow = 1_000;

    /// <summary>
    /// Later than this a position is stored but no longer judged (design D4: the ladder reaches 8 days back).
    /// </summary>
    public static readonly TimeSpan MaximumLateness = TimeSpan.FromDays(8);

    /// <summary>
    /// Late positions of one vehicle are gathered this long, by our clock, before it re-folds once for all.
    /// </summary>
    public static readonly TimeSpan RefoldDelay = TimeSpan.FromSeconds(60);

    private readonly VehicleId _vehicle;
    private readonly Judging _judging;
    private readonly Fold _fold;
    private readonly ArrivalFold _arrivals;
    private readonly FoldOutput _output;
    private List<LoggedPosition> _window = [];
    private VehicleState _state = VehicleState.Initial;
    private ReceivedAt? _refoldDue;
    private ReceivedAt? _silenceDue;
    private bool _isSilenceDone;

    public VehicleDecider(VehicleId vehicle, Judging judging)
    {
        _vehicle = vehicle;
        _judging = judging;
        _fold = new Fold(judging.Rules, judging.Fences, judging.Signs);
        _arrivals = new ArrivalFold(judging.Rules, judging.Signs);
        _output = new FoldOutput(judging);
    }

    /// <summary>Decides about facts in log order; those that are in the state already are passed over.</summary>
    public Decision Decide(VehicleState state, IReadOnlyList<LogFact> facts)
    {
        _state = state;
        _window = [.. state.Window];
        _output.Clear();
        _refoldDue = null;
        _silenceDue = null;
        _isSilenceDone = false;
        for (var i = 0; i < facts.Count; i++)
        {
            var fact = facts[i];
            if (fact.Offset.Number <= _state.Head.Number)
            {
                continue;
            }

            if (fact.Tick == TickKind.Refold)
            {
                return Finish(i, fact.Offset);
            }

            _state = _state with { Head = fact.Offset };
            if (fact.Position is { } position)
            {
                Arrive(position);
                Take(position);
            }
            else if (fact.Tick == TickKind.Silence)
            {
                JudgeSilence(fact.Offset, fact.TickedAt!.Value);
            }
            else
            {
                JudgeUpTo(_state.Newest);
                _state = _state with { Fold = _output.RenewSegment(_state.Fold) };
            }
        }

        return Finish(facts.Count, null);
    }

    private Decision Finish(int taken, LogOffset? refoldAt)
    {
        var judgement = _output.ToJudgement(_vehicle) with
        {
            Segments = _output.SegmentsUpTo(_state.Head),
            Due = [.. Due(DueKind.Refold, _refoldDue), .. Due(DueKind.Silence, _silenceDue)],
            Done = _isSilenceDone ? [DueKind.Silence] : [],
        };
        return new Decision(_state with { Window = [.. _window] }, judgement, taken, refoldAt);
    }

    private IEnumerable<DueRow> Due(DueKind kind, ReceivedAt? dueAt) =>
        dueAt is { } due ? [new DueRow(_vehicle, kind, due)] : [];

    private void Arrive(LoggedPosition position)
    {
        var before = SilenceDueAt(position.Offset);
        _state = _state with { Arrivals = _output.Arrive(_arrivals, _state.Arrivals, position) };
        if (SilenceDueAt(position.Offset) is { } due && (before is not { } earlier || due.CompareTo(earlier) < 0))
        {
            // Nearly every fix puts it off, and a row for each would cost a write for each: who finds the row asks again.
            // Only what comes sooner than was asked for (the ignition is on again) needs a row of its own.
            _silenceDue = due;
        }
    }

    private void JudgeSilence(LogOffset tick, ReceivedAt now)
    {
        _state = _state with { Arrivals = _output.Tick(_arrivals, _state.Arrivals, tick, now) };
        _silenceDue = SilenceDueAt(tick);
        _isSilenceDone = true;
    }

    private ReceivedAt? SilenceDueAt(LogOffset offset) =>
        _arrivals.TickDue(_state.Arrivals, _judging.VehicleAt(offset), new ReceivedAt(long.MinValue));

    private void Take(LoggedPosition position)
    {
        var time = position.Position.DeviceTime;
        if ((position.Flags & QualityFlags.Future) != 0)
        {
            // A clock that runs ahead must not make every honest fix after it look late.
            return;
        }

        if (time <= _state.Watermark)
        {
            TakeLate(position);
            return;
        }

        var place = _window.BinarySearch(position, LoggedPosition.JudgingOrder);
        _window.Insert(place < 0 ? ~place : place, position);
        if (time > _state.Newest)
        {
            _state = _state with { Newest = time };
        }

        JudgeUpTo(_state.Newest.Plus(-ReorderWindow));
        if (_window.Count > MaximumWindow)
        {
            JudgeUpTo(_window[0].Position.DeviceTime);
        }

        if (IsNewEmergency(position))
        {
            // What still comes for the time before it is late data like any other.
            JudgeUpTo(time);
        }
    }

    private void TakeLate(LoggedPosition position)
    {
        var time = position.Position.DeviceTime;
        if (time < _state.Watermark.Plus(-MaximumLateness))
        {
            _output.Flag(position, QualityFlags.Unjudged);
            return;
        }

        if (_state.DirtyFrom is not { } dirtyFrom || time < dirtyFrom)
        {
            _state = _state with { DirtyFrom = time };
        }

        // An emergency that overtook other positions by seconds must not wait; one of a back-fill is over.
        var isUrgent = (position.Flags & QualityFlags.Stale) == 0 && IsNewEmergency(position);
        var due = isUrgent ? position.ReceivedAt : position.ReceivedAt.Plus(RefoldDelay);
        _refoldDue = _refoldDue is { } before && before.CompareTo(due) <= 0 ? before : due;
    }

    private bool IsNewEmergency(LoggedPosition position) =>
        position.Position.Emergency is true
        && _judging.Rules.Judges(EmergencyRule.RuleId)
        && !_state.Fold.Open.Any(static episode => episode.Last.Rule == EmergencyRule.RuleId);

    private void JudgeUpTo(DeviceTime watermark)
    {
        if (watermark <= _state.Watermark)
        {
            return;
        }

        var judged = 0;
        var known = KnownOffsets(watermark);
        while (judged < _window.Count && _window[judged].Position.DeviceTime <= watermark)
        {
            var position = Knowledge.At(_window[judged], known.Length == 0 ? Knowledge.None : known[judged]);
            judged++;
            _output.BeginHour(_state.Fold, _state.LastFolded, position.Position.DeviceTime, _state.Head);
            _state = _state with
            {
                Fold = _output.Step(_fold, _state.Fold, position, _state.Head),
                LastFolded = position.Position.DeviceTime,
            };
        }

        _window.RemoveRange(0, judged);
        _state = _state with { Watermark = watermark };
    }

    /// <summary>By place in the window; empty where knowledge does not vary or nothing is to be judged.</summary>
    private long[] KnownOffsets(DeviceTime watermark)
    {
        if (!_judging.Varies || _window.Count == 0 || _window[0].Position.DeviceTime > watermark)
        {
            return [];
        }

        long[] known = [.. _window.Select(Knowledge.Of)];
        Knowledge.Lower(known, Knowledge.None);
        return known;
    }
}
