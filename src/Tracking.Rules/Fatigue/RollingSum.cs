using Tracking.Model.Positions;

namespace Tracking.Rules.Fatigue;

/// <summary>How much of some stretches lies in the window that ends at an instant.</summary>
/// <param name="stretches">The stretches, by time, none over another.</param>
/// <param name="window">The window's length.</param>
internal sealed class RollingSum(IReadOnlyList<(DeviceTime Start, DeviceTime End)> stretches, TimeSpan window)
{
    public TimeSpan At(DeviceTime time)
    {
        var total = TimeSpan.Zero;
        var from = time.Plus(-window);
        foreach (var (start, end) in stretches)
        {
            var first = start > from ? start : from;
            var last = end < time ? end : time;
            total += last > first ? last.Since(first) : TimeSpan.Zero;
        }

        return total;
    }

    /// <summary>The instants inside a stretch where the sum changes its slope, with both ends.</summary>
    public IReadOnlyList<DeviceTime> Corners(DeviceTime start, DeviceTime end) =>
        [.. stretches.SelectMany(one => new[] { one.Start.Plus(window), one.End.Plus(window) })
            .Where(corner => corner > start && corner < end).Prepend(start).Append(end).Order()];
}
