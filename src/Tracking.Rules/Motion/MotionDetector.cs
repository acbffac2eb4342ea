using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;
using Tracking.Rules.Packs;

namespace Tracking.Rules.Motion;

/// <summary>
/// Tells from a vehicle's fixes when it drove, when it stood, and when nothing is known. By reported speed; where a fix
/// has none, by the speed derived from the way since an earlier fix. A change is believed only once it has lasted, and
/// then holds from where it began; what was seen last before a gap is believed as it is. Fixes flagged zero or jump are
/// passed over. Pure: a step from a state and one fix to the next state and the segments that changed.
/// </summary>
public sealed class MotionDetector
{
    /// <summary>
    /// The row of a segment that goes on is renewed so often, in device time: often enough that a driver's hours are
    /// known to the half minute, and a thirtieth of the writes of a terminal that reports each second.
    /// </summary>
    public static readonly TimeSpan RenewalInterval = TimeSpan.FromSeconds(30);

    private readonly MotionOptions _options;
    private readonly double _movingFromMetersPerSecond;

    /// <summary>Makes the detector.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public MotionDetector(MotionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionRanges.Check(options);
        _options = options;
        _movingFromMetersPerSecond = Speed.FromKilometersPerHour(options.MovingFromKmh).MetersPerSecond;
    }

    /// <summary>Takes the next fix in device-time order.</summary>
    /// <param name="state">What the step before returned; null at first.</param>
    /// <param name="fix">The fix.</param>
    /// <param name="vehicleClass">The vehicle's class as registered at the fix's log offset.</param>
    /// <param name="changed">
    /// Where to put the segments that changed; a later form of the segment at the end of the list replaces it.
    /// </param>
    public MotionState? Step(
        MotionState? state, in RuleFix fix, VehicleClass vehicleClass, List<MotionSegment> changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        if (!fix.IsPlaced || (fix.Flags & QualityFlags.Future) != 0)
        {
            return state;
        }

        if (state is null)
        {
            return Begin(fix, vehicleClass, changed);
        }

        if (fix.Time.Since(state.Last.Time).TotalSeconds > _options.MaximumGapS)
        {
            CloseBeforeGap(state, changed);
            Put(changed, Gap(state.Last, fix, vehicleClass));
            return Begin(fix, vehicleClass, changed);
        }

        var last = MarkOf(fix, state.Last.Meters + state.Last.Point.MetersTo(fix.Point));
        var isMoving = Observe(state, fix, last, out var since);
        var next = state with
        {
            Last = last,
            Visits = RegionVisits.Add(state.Visits, fix.Regions, fix.Time),
            Anchor = isMoving is null ? state.Anchor : last,
        };
        return isMoving is { } moves
            ? Take(next, moves ? MotionKind.Driving : MotionKind.Stopped, since, vehicleClass, changed)
            : RenewIfDue(next, changed);
    }

    /// <summary>Writes the segment that goes on up to the last fix: nothing more is expected for now.</summary>
    public static MotionState? Renew(MotionState? state, List<MotionSegment> changed)
    {
        if (state is null || state.Believed.Time <= state.WrittenUntil)
        {
            return state;
        }

        Write(state, changed);
        return state with { WrittenUntil = state.Believed.Time };
    }

    /// <summary>Writes the segment that goes on as it is.</summary>
    public static void Write(MotionState? state, List<MotionSegment> changed)
    {
        if (state is not null)
        {
            Put(changed, Segment(state, state.Believed, isOpen: true));
        }
    }

    private static MotionMark MarkOf(in RuleFix fix, double meters) => new(fix.Time, fix.Point, fix.Regions, meters);

    private static void Put(List<MotionSegment> changed, MotionSegment segment)
    {
        if (changed.Count > 0 && changed[^1].Start == segment.Start)
        {
            changed[^1] = segment;
        }
        else
        {
            changed.Add(segment);
        }
    }

    private static MotionSegment Segment(MotionState state, MotionMark end, bool isOpen) => new(
        state.Kind,
        state.Start.Time,
        end.Time,
        isOpen,
        state.Start.Point,
        end.Point,
        Math.Round(end.Meters, 1),
        state.Class,
        RegionVisits.Until(state.Visits, end.Time));

    private static MotionSegment Gap(MotionMark last, in RuleFix fix, VehicleClass vehicleClass) => new(
        MotionKind.Unknown,
        last.Time,
        fix.Time,
        false,
        last.Point,
        fix.Point,
        Math.Round(last.Point.MetersTo(fix.Point), 1),
        vehicleClass,
        []);

    // The part after a turn that was not believed yet is believed now: nothing will come that could tell otherwise.
    private static void CloseBeforeGap(MotionState state, List<MotionSegment> changed)
    {
        if (state.Turn is not { } turn)
        {
            Put(changed, Segment(state, state.Last, isOpen: false));
            return;
        }

        var other = Switch(state, turn, state.Class, changed);
        Put(changed, Segment(other, other.Last, isOpen: false));
    }

    /// <summary>Ends the segment at a turn and begins the other kind there.</summary>
    private static MotionState Switch(
        MotionState state, MotionMark turn, VehicleClass vehicleClass, List<MotionSegment> changed)
    {
        if (turn.Time > state.Start.Time)
        {
            Put(changed, Segment(state, turn, isOpen: false));
        }

        var last = state.Last with { Meters = state.Last.Meters - turn.Meters };
        return new MotionState(
            state.Kind == MotionKind.Driving ? MotionKind.Stopped : MotionKind.Driving,
            vehicleClass,
            turn with { Meters = 0 },
            last,
            RegionVisits.From(state.Visits, turn.Time),
            null,
            last,
            turn.Time);
    }

    private MotionState Begin(in RuleFix fix, VehicleClass vehicleClass, List<MotionSegment> changed)
    {
        var mark = MarkOf(fix, 0);
        var state = new MotionState(
            fix.Speed is { } speed && IsMoving(speed.MetersPerSecond) ? MotionKind.Driving : MotionKind.Stopped,
            vehicleClass,
            mark,
            mark,
            RegionVisits.Add([], fix.Regions, fix.Time),
            null,
            mark,
            fix.Time);
        Put(changed, Segment(state, mark, isOpen: true));
        return state;
    }

    /// <summary>Whether the vehicle moves, and from where on; null when the fix cannot tell yet.</summary>
    private bool? Observe(MotionState state, in RuleFix fix, MotionMark last, out MotionMark since)
    {
        since = last;
        if (fix.Speed is { } speed)
        {
            return IsMoving(speed.MetersPerSecond);
        }

        since = state.Anchor;
        var seconds = fix.Time.Since(since.Time).TotalSeconds;
        return seconds >= _options.DerivedOverS ? IsMoving(since.Point.MetersTo(fix.Point) / seconds) : null;
    }

    private bool IsMoving(double metersPerSecond) => metersPerSecond >= _movingFromMetersPerSecond;

    private MotionState Take(
        MotionState state, MotionKind seen, MotionMark since, VehicleClass vehicleClass, List<MotionSegment> changed)
    {
        if (seen == state.Kind)
        {
            return RenewIfDue(state with { Turn = null }, changed);
        }

        var turn = state.Turn ?? since;
        var required = seen == MotionKind.Driving ? _options.DriveAfterS : _options.StopAfterS;
        if (state.Last.Time.Since(turn.Time).TotalSeconds < required)
        {
            return RenewIfDue(state with { Turn = turn }, changed);
        }

        var other = Switch(state, turn, vehicleClass, changed);
        Put(changed, Segment(other, other.Last, isOpen: true));
        return other with { WrittenUntil = other.Last.Time };
    }

    private static MotionState RenewIfDue(MotionState state, List<MotionSegment> changed) =>
        state.Believed.Time.Since(state.WrittenUntil) >= RenewalInterval ? Renew(state, changed)! : state;
}
