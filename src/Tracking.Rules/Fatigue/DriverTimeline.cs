using Tracking.Model.Motion;
using Tracking.Model.Positions;

namespace Tracking.Rules.Fatigue;

/// <summary>What a driver did, across vehicles and companies.</summary>
/// <param name="From">Since when; what was before is not known here.</param>
/// <param name="Stretches">By time, without holes.</param>
/// <param name="IsOver">
/// Whether he rests from the last stretch on, because he is signed on nowhere; otherwise nothing is known after it yet.
/// </param>
public sealed record DriverTimeline(DeviceTime From, IReadOnlyList<DriverStretch> Stretches, bool IsOver)
{
    /// <summary>Up to when it is known what he did, if he is still signed on.</summary>
    public DeviceTime Horizon => Stretches.Count == 0 ? From : Stretches[^1].End;

    /// <summary>The same, as if nothing after an instant were known.</summary>
    public DriverTimeline Until(DeviceTime time)
    {
        var known = Stretches.Where(one => one.Start < time)
            .Select(one => one.End <= time ? one : one with { End = time })
            .ToList();
        return new DriverTimeline(From, known, IsOver && Horizon <= time);
    }

    /// <summary>
    /// The start of the driving that followed the last pause of at least <paramref name="pause"/> and began at or before
    /// <paramref name="latest"/>; null where there is none.
    /// </summary>
    public DeviceTime? LastBegun(TimeSpan pause, DeviceTime latest)
    {
        DeviceTime? begun = null;
        var idleSince = From;
        foreach (var stretch in Stretches.Where(static one => one.Kind == MotionKind.Driving))
        {
            if (stretch.Start > latest)
            {
                break;
            }

            begun = stretch.Start.Since(idleSince) >= pause ? stretch.Start : begun;
            idleSince = stretch.End;
        }

        return begun;
    }
}
