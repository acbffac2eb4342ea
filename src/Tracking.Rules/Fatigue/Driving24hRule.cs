using Tracking.Model.Alerts;
using Tracking.Model.Motion;
using Tracking.Model.Positions;
using Tracking.Model.Vehicles;
using Tracking.Rules.Folding;

namespace Tracking.Rules.Fatigue;

/// <summary>
/// The driver of a coach or tour coach drove more in the last 24 hours than passenger drivers may, whatever vehicles he
/// drove in them. Starts when the limit is passed while he drives one, and ends with the last such driving before a long
/// pause. Judged on the lower bound of his hours: a time not seen counts as a pause for it, and as driving for the upper
/// bound, which the details carry too.
/// </summary>
[Rule("driving-24h", Severity.Major, Details = ["limit_h", "lower_s", "upper_s", "vehicles"])]
public sealed class Driving24hRule : DriverRule<Driving24hOptions>
{
    private readonly TimeSpan _limit;
    private readonly TimeSpan _window;
    private readonly TimeSpan _pause;

    /// <summary>Makes the rule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public Driving24hRule(Driving24hOptions options)
        : base(options)
    {
        _limit = TimeSpan.FromHours(options.LimitH);
        _window = TimeSpan.FromHours(options.WindowH);
        _pause = TimeSpan.FromMinutes(options.EndPauseMin);
    }

    /// <inheritdoc/>
    public override TimeSpan Separation => _pause;

    /// <inheritdoc/>
    public override IReadOnlyList<DriverEpisode> Judge(DriverTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var lower = Lower(timeline);
        var groups = new List<List<(DeviceTime Start, DriverStretch Stretch)>>();
        foreach (var stretch in timeline.Stretches.Where(IsJudged))
        {
            if (ExceededIn(stretch, lower) is not { } start)
            {
                continue;
            }

            if (groups.Count == 0 || start.Since(groups[^1][^1].Stretch.End) >= _pause)
            {
                groups.Add([]);
            }

            groups[^1].Add((start, stretch));
        }

        return [.. groups.Select(group => EpisodeOf(timeline, group, lower))];
    }

    /// <summary>At least so much was driven in the window that ends at an instant.</summary>
    public TimeSpan LowerAt(DriverTimeline timeline, DeviceTime time) => Lower(timeline).At(time);

    /// <summary>At most so much.</summary>
    public TimeSpan UpperAt(DriverTimeline timeline, DeviceTime time) => Upper(timeline).At(time);

    /// <summary>How much longer he may drive at an instant, by the lower bound of his hours.</summary>
    public TimeSpan Left(DriverTimeline timeline, DeviceTime time)
    {
        var left = _limit - LowerAt(timeline, time);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static bool IsJudged(DriverStretch stretch) =>
        stretch.Kind == MotionKind.Driving && stretch.Class.CarriesPassengers();

    private RollingSum Lower(DriverTimeline timeline) =>
        Sum(timeline, static stretch => stretch.Kind == MotionKind.Driving);

    private RollingSum Upper(DriverTimeline timeline) =>
        Sum(timeline, static stretch => stretch.Kind is MotionKind.Driving or MotionKind.Unknown);

    private RollingSum Sum(DriverTimeline timeline, Func<DriverStretch, bool> counts) =>
        new([.. timeline.Stretches.Where(counts).Select(static one => (one.Start, one.End))], _window);

    /// <summary>When the limit was passed in a stretch: while he drives, the sum never falls.</summary>
    private DeviceTime? ExceededIn(DriverStretch stretch, RollingSum sum)
    {
        if (sum.At(stretch.End) <= _limit)
        {
            return null;
        }

        var corners = sum.Corners(stretch.Start, stretch.End);
        var after = 1;
        while (sum.At(corners[after]) <= _limit)
        {
            after++;
        }

        // Between two corners the sum stands still or grows with the clock; here it grows, or was too great before.
        var before = sum.At(corners[after - 1]);
        return before >= _limit ? corners[after - 1] : corners[after - 1].Plus(_limit - before);
    }

    private DriverEpisode EpisodeOf(
        DriverTimeline timeline, List<(DeviceTime Start, DriverStretch Stretch)> group, RollingSum lower)
    {
        var last = group[^1].Stretch.End;
        var isOpen = !timeline.IsOver && timeline.Horizon.Since(last) < _pause;
        var peak = group.MaxBy(one => lower.At(one.Stretch.End)).Stretch.End;
        var details = AlertDetails.Of(
            ("limit_h", Options.LimitH),
            ("lower_s", lower.At(peak).TotalSeconds),
            ("upper_s", UpperAt(timeline, peak).TotalSeconds),
            ("vehicles", string.Join(", ", group.Select(static one => one.Stretch.Vehicle!.Value).Distinct())));
        return new DriverEpisode(
            group[0].Start, isOpen ? null : last, Severity.Major, group[0].Stretch.Vehicle!.Value, details);
    }
}
