using Tracking.Model.Alerts;
using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Fatigue;

/// <summary>
/// The driver drove too long without a rest: longer than the limit in all, or longer than the limit of the night with a
/// coach or tour coach. Starts when he began to drive after his last rest, whatever vehicle he drove since, and ends with
/// the last driving before the next rest. Raised as a warning before the limit, and rises when it is passed. Shorter
/// pauses do not begin the count anew. Judged on the lower bound of his hours: a time not seen counts as a pause for it,
/// and as driving for the upper bound, which the details carry too.
/// </summary>
[Rule(
    "continuous-driving",
    Severity.Info,
    Severity.Major,
    Details =
    [
        "limit_h", "limit", "lower_s", "upper_s", "night_lower_s", "night_upper_s", "exceeded_at", "vehicles",
    ])]
public sealed class ContinuousDrivingRule : DriverRule<ContinuousDrivingOptions>
{
    private readonly TimeSpan _rest;
    private readonly TimeSpan _limit;
    private readonly TimeSpan _nightLimit;
    private readonly NightTime _night;

    /// <summary>Makes the rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public ContinuousDrivingRule(ContinuousDrivingOptions options)
        : base(options)
    {
        _rest = TimeSpan.FromMinutes(options.MinimumRestMin);
        _limit = TimeSpan.FromHours(options.LimitH);
        _nightLimit = TimeSpan.FromHours(options.PassengerNightLimitH);
        _night = new NightTime(options.NightFromH, options.NightToH, options.UtcOffsetH);
    }

    /// <inheritdoc/>
    public override TimeSpan Separation => _rest;

    /// <inheritdoc/>
    public override IReadOnlyList<DriverEpisode> Judge(DriverTimeline timeline) =>
        [.. Runs(timeline).Select(one => EpisodeOf(one.Run, one.IsOpen)).OfType<DriverEpisode>()];

    /// <summary>The driving without a rest that goes on, or null when the driver rests.</summary>
    public DrivingRun? Current(DriverTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return Runs(timeline).LastOrDefault() is { IsOpen: true } last ? last.Run : null;
    }

    /// <summary>How much longer he may drive from an instant on without a rest, by the lower bound of his hours.</summary>
    public TimeSpan Left(DrivingRun? run, DeviceTime now, VehicleClass vehicleClass)
    {
        var left = _limit - (run?.Lower.Total ?? TimeSpan.Zero);
        left = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        if (!vehicleClass.CarriesPassengers())
        {
            return left;
        }

        // What is left of the night's limit counts from nightfall on.
        var nightLeft = _nightLimit - (run?.Lower.Night ?? TimeSpan.Zero);
        var until = _night.After(now, now.Plus(left), nightLeft > TimeSpan.Zero ? nightLeft : TimeSpan.Zero);
        return until is { } instant ? instant.Since(now) : left;
    }

    private static IReadOnlyList<VehicleId> With(IReadOnlyList<VehicleId> vehicles, VehicleId vehicle) =>
        vehicles.Contains(vehicle) ? vehicles : [.. vehicles, vehicle];

    private IEnumerable<(DrivingRun Run, bool IsOpen)> Runs(DriverTimeline timeline)
    {
        DrivingRun? run = null;
        var upper = default(DrivingCount);
        var (pause, sureRest, sureStop) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        foreach (var stretch in timeline.Stretches)
        {
            if (stretch.Kind == MotionKind.Stopped)
            {
                sureRest += stretch.Length;
                sureStop += stretch.Length;
            }
            else
            {
                upper = sureRest >= _rest ? default : Counted(upper, sureRest);
                upper = upper.Plus(stretch.Length, NightOf(stretch));
                sureRest = TimeSpan.Zero;
            }

            if (stretch.Kind == MotionKind.Driving)
            {
                run = Drive(run, stretch, sureStop, upper);
                (pause, sureStop) = (TimeSpan.Zero, TimeSpan.Zero);
                continue;
            }

            pause += stretch.Length;
            if (run is not null && pause >= _rest)
            {
                yield return (run, false);
                run = null;
            }
        }

        if (run is not null)
        {
            yield return (run, !timeline.IsOver);
        }
    }

    private DrivingCount Counted(DrivingCount count, TimeSpan shortStop) =>
        Options.ShortStopsCount ? count.Plus(shortStop, TimeSpan.Zero) : count;

    private TimeSpan NightOf(DriverStretch stretch) =>
        stretch.Class.CarriesPassengers() ? _night.Within(stretch.Start, stretch.End) : TimeSpan.Zero;

    private DrivingRun Drive(DrivingRun? run, DriverStretch stretch, TimeSpan shortStop, DrivingCount upper)
    {
        var before = run is null ? default : Counted(run.Lower, shortStop);
        var lower = before.Plus(stretch.Length, NightOf(stretch));
        run ??= new DrivingRun(stretch.Start, stretch.End, [], default, default, null, false);
        var next = run with
        {
            End = stretch.End,
            Vehicles = With(run.Vehicles, stretch.Vehicle!.Value),
            Lower = lower,
            Upper = upper,
        };
        return next.ExceededAt is null ? Exceed(next, before, stretch) : next;
    }

    /// <summary>Notes which limit the stretch passed first, and when.</summary>
    private DrivingRun Exceed(DrivingRun run, DrivingCount before, DriverStretch stretch)
    {
        DeviceTime? byDay = run.Lower.Total > _limit
            ? stretch.Start.Plus(before.Total > _limit ? TimeSpan.Zero : _limit - before.Total)
            : null;
        var byNight = run.Lower.Night > _nightLimit
            ? _night.After(stretch.Start, stretch.End, _nightLimit - before.Night)
            : null;
        var isByNight = byNight is not null && (byDay is null || byNight < byDay);
        return run with { ExceededAt = isByNight ? byNight : byDay, IsByNight = isByNight };
    }

    private DriverEpisode? EpisodeOf(DrivingRun run, bool isOpen)
    {
        var warning = TimeSpan.FromMinutes(Options.WarningMin);
        var isWarned = run.Lower.Total > _limit - warning || run.Lower.Night > _nightLimit - warning;
        if (run.ExceededAt is null && !isWarned)
        {
            return null;
        }

        var isByNight = run.ExceededAt is null ? run.Lower.Total <= _limit - warning : run.IsByNight;
        var details = AlertDetails.Of(
            ("limit_h", isByNight ? Options.PassengerNightLimitH : Options.LimitH),
            ("limit", isByNight ? "night" : "all"),
            ("lower_s", run.Lower.Total.TotalSeconds),
            ("upper_s", run.Upper.Total.TotalSeconds),
            ("night_lower_s", run.Lower.Night.TotalSeconds),
            ("night_upper_s", run.Upper.Night.TotalSeconds),
            ("exceeded_at", run.ExceededAt?.ToString()),
            ("vehicles", string.Join(", ", run.Vehicles)));
        return new DriverEpisode(
            run.Start,
            isOpen ? null : run.End,
            run.ExceededAt is null ? Severity.Info : Severity.Major,
            run.Vehicles[0],
            details);
    }
}
